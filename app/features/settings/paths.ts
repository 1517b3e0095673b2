export const SERVICES_PATH = '/dienst/leistungen'
export const DEPARTMENT_PATH = '/dienst/fachbereich'

export function servicePath(id: string): string {
  return `${SERVICES_PATH}/${id}`
}

export function departmentQuery(id: string): string {
  return `?fachbereich=${id}`
}
