import { referencesIn } from './references';

/** OpenSSL's store of authorities on the machine instead of the list in Node.js: docs/operations.md says what has to be true for it. */
const SYSTEM_AUTHORITIES = '--use-openssl-ca';

const OWN = 'NODE_OPTIONS';
const SETTING = 'FUNCTION_NODE_OPTIONS';

/** What is wrong with the `NODE_OPTIONS` that the function would have. `document` is the deploy file as it is written. */
export function nodeOptionProblems(document: unknown, value: string | undefined): string[] {
  const borrowed = referencesIn(document).filter(({ variable }) => variable === OWN);
  if (borrowed.length > 0) {
    return borrowed.map(
      ({ path }) =>
        `${path} would take the ${OWN} of whoever deploys. Write \${env:${SETTING}} there, and set ${SETTING}.`,
    );
  }
  const options = value?.split(/\s+/).filter((option) => option !== '') ?? [];
  return options.filter((option) => option !== SYSTEM_AUTHORITIES).map(problemOf);
}

/** What to know of `NODE_OPTIONS` that are not wrong. */
export function nodeOptionNotes(value: string | undefined): string[] {
  if (!value?.includes(SYSTEM_AUTHORITIES)) return [];
  return [
    `Note: with ${SYSTEM_AUTHORITIES} every callback is answered 503 if the runtime has no authorities where OpenSSL looks. ` +
      `Try it on a stage of its own first: docs/operations.md, "Authorities of OpenSSL".`,
  ];
}

function problemOf(option: string): string {
  // What follows the name may be a secret that was put into the wrong variable.
  const name = /^--?[A-Za-z][\w-]*/.exec(option)?.[0] ?? 'a value that is no option';
  return (
    `${OWN} of the function, which is ${SETTING} of the deployment, has ${name}; allowed is only ${SYSTEM_AUTHORITIES}. ` +
    'With an option of V8, Node.js refuses its own code cache and every start is dearer; an option that it does not know ' +
    'keeps the function from starting. Remove it.'
  );
}
