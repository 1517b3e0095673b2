-- Who was assigned last: the highest allocation id of each resource, read for every booking.
CREATE INDEX allocation_resource_id_id_idx ON allocation (resource_id, id);
