import { createRequire } from 'node:module';
import type { MainHandler } from '../../../trigger/http-response';

/** The handler of a built function. */
export function loadFunction(bundle: string): MainHandler {
  // What a build exports under this name is a handler; its type is lost on the way through a file.
  const { main_handler } = loadModule(bundle) as { readonly main_handler: MainHandler };
  return main_handler;
}

/** A module that exists only when the program runs. */
export function loadModule(file: string): unknown {
  return createRequire(file)(file);
}
