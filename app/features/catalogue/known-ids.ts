/** Ids in this database by the ids of the source. */
export type KnownIds = Map<string, string>

/** Everything that an imported appointment can refer to. */
export type KnownThings = {
  municipalityId: string
  departments: KnownIds
  offices: KnownIds
  services: KnownIds
  offerings: KnownIds
  resources: KnownIds
}
