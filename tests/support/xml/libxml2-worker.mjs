// Runs as a worker: libxml2-wasm is an ES module that waits while it loads, which jest cannot import.
import { parentPort } from 'node:worker_threads';
import { XmlCData, XmlDocument, XmlElement, XmlParseError, XmlText } from 'libxml2-wasm';

parentPort.on('message', (text) => {
  parentPort.postMessage(treeOf(text));
});

/** `undefined` for what is not well-formed. */
function treeOf(text) {
  let document;
  try {
    document = XmlDocument.fromBuffer(Buffer.from(text));
    return { [document.root.name]: rootContent(document.root) };
  } catch (error) {
    if (error instanceof XmlParseError) return undefined;
    throw error;
  } finally {
    document?.dispose();
  }
}

function rootContent(root) {
  const content = contentOf(root);
  const attributes = attributesOf(root);
  if (typeof content !== 'string' || attributes.length === 0) return content;
  return { '#text': content, ...Object.fromEntries(attributes.map(([name, value]) => [`@${name}`, value])) };
}

function contentOf(element) {
  const children = element.find('* | text()');
  const text = children
    .filter((child) => child instanceof XmlText || child instanceof XmlCData)
    .map(({ content }) => content)
    .join('');
  const elements = children.filter((child) => child instanceof XmlElement);
  if (elements.length === 0) return text;
  const entries = elements.flatMap(entriesOf);
  entries.push(['#text', text], ...attributesOf(element).map(([name, value]) => [`@${name}`, value]));
  const node = {};
  for (const [name, value] of entries) (node[name] ??= []).push(value);
  return Object.fromEntries(Object.entries(node).map(([name, list]) => [name, list.length === 1 ? list[0] : list]));
}

/** What an element adds to its parent. */
function entriesOf(element) {
  const content = contentOf(element);
  const beside = typeof content === 'string' ? attributesOf(element) : [];
  return [[element.name, content], ...beside.map(([name, value]) => [`${element.name}@${name}`, value])];
}

function attributesOf(element) {
  return element.attrs.map(({ name, value }) => [name, value]);
}
