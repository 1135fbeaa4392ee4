import type { BodyChild, BodyValue } from './body-tree';
import type { Random } from './random';

/** JSON of a tree. Now and then it is written with white space, or with escapes that say the same. */
export function writeTreeAsJson(value: BodyValue, random: Random): string {
  const space = random.oneIn(8) ? random.pick(['\n', ' ', '\t', '\r\n']) : '';
  const isEscaped = random.oneIn(10);
  return jsonOf(value, space, isEscaped);
}

function jsonOf(value: BodyValue, space: string, isEscaped: boolean): string {
  const quoted = (text: string): string => (isEscaped ? escapedJson(text) : JSON.stringify(text));
  switch (value.type) {
    case 'scalar':
      return value.isBare ? value.text : quoted(value.text);
    case 'list':
      return `[${value.items.map((item) => space + jsonOf(item, space, isEscaped)).join(',')}${space}]`;
    case 'node': {
      const members = value.children.map(
        ({ name, value: child }) => `${space}${quoted(name)}:${space}${jsonOf(child, space, isEscaped)}`,
      );
      return `{${members.join(',')}${space}}`;
    }
  }
}

/** Every UTF-16 unit as an escape, which also says half of a character. */
function escapedJson(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0'));
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`;
}

/** XML of a tree, with the root `Response` or, now and then, without one. */
export function writeTreeAsXml(value: BodyValue, random: Random): string {
  const style: XmlStyle = {
    space: random.oneIn(6) ? random.pick(['\n', '\r\n', '  ']) : '',
    textOf: random.oneIn(6) ? cdata : random.oneIn(6) ? references : escapedXml,
  };
  const declaration = random.oneIn(4) ? '<?xml version="1.0" encoding="UTF-8"?>' : '';
  if (random.oneIn(20) && value.type === 'node') return declaration + contentOf(value, style);
  return declaration + elementOf({ name: 'Response', value }, style);
}

interface XmlStyle {
  readonly space: string;
  readonly textOf: (text: string) => string;
}

function elementOf({ name, value, attributes = '', tail = '' }: BodyChild, style: XmlStyle): string {
  const after = tail === '' ? style.space : style.textOf(tail);
  if (value.type !== 'list') return `<${name}${attributes}>${contentOf(value, style)}</${name}>${after}`;
  return value.items.map((item) => elementOf({ name, value: item, attributes, tail }, style)).join('');
}

function contentOf(value: BodyValue, style: XmlStyle): string {
  if (value.type === 'scalar') return value.text === 'null' && value.isBare ? '' : style.textOf(value.text);
  if (value.type === 'list') return value.items.map((item) => contentOf(item, style)).join('');
  return style.space + value.children.map((child) => elementOf(child, style)).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };

function escapedXml(text: string): string {
  return text.replace(/[&<>\r]/g, (character) => ENTITIES[character] ?? character);
}

function references(text: string): string {
  return text.replace(/[^A-Za-z0-9 ]/gu, (character) => `&#x${(character.codePointAt(0) ?? 0).toString(16)};`);
}

function cdata(text: string): string {
  return text === '' ? '' : `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ' ')}]]>`;
}
