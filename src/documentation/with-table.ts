/** The document with `table` between `<!-- name -->` and `<!-- /name -->`. Throws when it has no such place. */
export function withTable(document: string, name: string, table: string): string {
  const start = `<!-- ${name} -->`;
  const end = `<!-- /${name} -->`;
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from === -1 || to < from) throw new Error(`The document has no ${start} … ${end}.`);
  return `${document.slice(0, from)}${start}\n\n${table}\n\n${document.slice(to)}`;
}
