import type { ParserOptions } from 'xml2js';
import { Parser } from 'xml2js';
import { CallbackError } from '../foundation/errors';
import { isNode } from './parsed-value';
import type { ParsedNode, ParsedValue } from './parsed-value';
import { guardXml } from './xml-guard';
import type { XmlEdit } from './xml-walk';

/** Text stays text: nothing is trimmed or turned into numbers. `async` and `xmlns` may hang on bodies of a few bytes. */
const OPTIONS: ParserOptions = {
  explicitArray: false,
  explicitRoot: true,
  ignoreAttrs: true,
  charkey: '#text',
  async: false,
  strict: true,
  trim: false,
  normalize: false,
};

type Attributes = Readonly<Record<string, string>>;

/**
 * xml2js defines each property with `Object.defineProperty`, against names such as `__proto__`; that is a fifth of its
 * time. The guard has refused those names, so a plain assignment does the same here.
 */
class GuardedParser extends Parser {
  constructor() {
    super(OPTIONS);
  }

  /** xml2js calls it for each element but the root, once the element has ended. */
  assignOrPush(node: ParsedNode, name: string, value: ParsedValue): void {
    const earlier = node[name];
    if (earlier === undefined) node[name] = value;
    else if (Array.isArray(earlier)) earlier.push(value);
    else node[name] = [earlier, value];
  }
}

/** Keeps the attributes too. xml2js alone would lose the white space beside them, and could mix them with elements. */
class AttributeParser extends GuardedParser {
  /** What xml2js works with; its types leave it out. */
  declare readonly saxParser: { onopentag: (tag: { readonly attributes: Attributes }) => void };
  /** Those of the elements that have not ended, innermost last. In the end, those of the root. */
  readonly open: Attributes[] = [];

  constructor() {
    super();
    const { onopentag } = this.saxParser;
    this.saxParser.onopentag = (tag) => {
      this.open.push(tag.attributes);
      onopentag(tag);
    };
  }

  override assignOrPush(node: ParsedNode, name: string, value: ParsedValue): void {
    super.assignOrPush(node, name, value);
    const attributes = this.open.pop();
    for (const attribute in attributes) {
      const content = attributes[attribute] ?? '';
      if (isNode(value)) value[`@${attribute}`] = content;
      else super.assignOrPush(node, `${name}@${attribute}`, content);
    }
  }
}

/**
 * Reads an XML document as `{ <root>: content }`. An element with neither text nor children is `''`, one that is repeated a list;
 * text beside children is their sibling `#text`. A rootless callback gets the root `Response`.
 * An attribute is a child `@attribute` of an element that has children, or is the root. Of any other it is a sibling `Element@attribute`.
 * Throws `xml_malformed`, `body_forbidden`, or `body_unreadable` when another encoding is declared.
 */
export function parseXml(document: string): ParsedValue {
  // XML 1.0 §2.11. The parser does not do it.
  const text = document.replace(/\r\n?/g, '\n');
  const { edits, attributes } = guardXml(text);
  const edited = edits.length === 0 ? text : applied(edits, text);
  if (!attributes) return parseOnce(new GuardedParser(), edited);
  const parser = new AttributeParser();
  const tree = parseOnce(parser, edited);
  return withRootAttributes(tree, parser.open[0] ?? {});
}

function applied(edits: readonly XmlEdit[], text: string): string {
  const pieces: string[] = [];
  let offset = 0;
  for (const { start, end, replacement } of edits) {
    pieces.push(text.slice(offset, start), replacement);
    offset = end;
  }
  return pieces.join('') + text.slice(offset);
}

// A parser must not be used twice: after a malformed document it accepts other malformed ones, or never calls back.
// It may call back and throw after that, so only the first outcome counts.
function parseOnce(parser: Parser, text: string): ParsedNode {
  const outcomes: { readonly tree?: ParsedNode; readonly error?: unknown }[] = [];
  try {
    parser.parseString(text, (error, tree: ParsedNode) => {
      outcomes.push(error === null ? { tree } : { error });
    });
  } catch (error) {
    outcomes.push({ error });
  }
  const { tree, error: cause } = outcomes[0] ?? {};
  if (tree !== undefined) return tree;
  throw new CallbackError('xml_malformed', 'The XML cannot be read, though nothing in it was found to be wrong.', {
    cause,
  });
}

/** The attributes of the root become children of it, because it has no parent where they could stand beside it. */
function withRootAttributes(tree: ParsedNode, attributes: Attributes): ParsedNode {
  for (const [root, content] of Object.entries(tree)) {
    const node = isNode(content) ? content : content === '' ? {} : { '#text': content };
    for (const attribute in attributes) node[`@${attribute}`] = attributes[attribute] ?? '';
    tree[root] = node;
  }
  return tree;
}
