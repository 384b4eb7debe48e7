/** The elements of a manifest, each with its tag. */
export function elementsOf({ modules }) {
  return modules.flatMap(({ declarations = [] }) =>
    declarations.filter(({ customElement }) => customElement),
  );
}

/** The fields that a host can set. */
export function settableFieldsOf({ members }) {
  return members.filter(
    ({ kind, readonly, static: isStatic }) => kind === 'field' && !readonly && !isStatic,
  );
}
