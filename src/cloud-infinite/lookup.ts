import type { Deadline } from '../foundation/deadline';
import { asCallbackError, CallbackError } from '../foundation/errors';
import type { ParsedNode } from '../parse/parsed-value';
import { askAt } from './asking';
import type { Answered, Place } from './asking';
import type { CiClient } from './ci-client';

/** A job to be found by its id. */
export interface Question {
  readonly id: string;
  /** Where it may be, the likeliest place first. */
  readonly places: readonly Place[];
  /** Of the buckets that it may be in. */
  readonly clients: readonly CiClient[];
}

/** The job as its bucket has it; that no place knows it; or that this is not known. */
export type Finding =
  | { readonly node: ParsedNode; readonly client: CiClient }
  | { readonly unknown: true }
  | { readonly error: CallbackError };

/** How many requests may still be sent. */
export interface RequestLimit {
  left: number;
}

interface Search {
  readonly question: Question;
  /** Where it is still to be asked for. */
  readonly attempts: Attempt[];
  /** Why it is not certain that nobody knows it. */
  doubt?: CallbackError;
}

interface Attempt {
  readonly client: CiClient;
  readonly place: Place;
}

/**
 * Looks jobs up: each at one place after the other until one knows it, and those that are asked at the same place together.
 * Resolves with a finding for each question, and never rejects.
 */
export async function lookUp(
  questions: readonly Question[],
  limit: RequestLimit,
  deadline: Deadline,
): Promise<ReadonlyMap<Question, Finding>> {
  const findings = new Map<Question, Finding>();
  let searches: readonly Search[] = questions.map((question) => ({ question, attempts: attemptsOf(question) }));
  while (searches.length > 0) {
    const rounds = requestsFor(searches).map(async (request) => {
      await asked(request, limit, deadline, findings);
    });
    await Promise.all(rounds);
    for (const { question, attempts, doubt } of searches) {
      if (findings.has(question) || attempts.length > 0) continue;
      findings.set(question, doubt ? { error: doubt } : { unknown: true });
    }
    searches = searches.filter(({ question }) => !findings.has(question));
  }
  return findings;
}

/** The likeliest place in every bucket comes before any other place. */
function attemptsOf({ places, clients }: Question): Attempt[] {
  return places.flatMap((place) => clients.map((client) => ({ client, place })));
}

interface Request extends Attempt {
  readonly searches: readonly Search[];
}

/** The next attempt of each search, as few requests as the places allow. */
function requestsFor(searches: readonly Search[]): Request[] {
  const groups = new Map<CiClient, Map<Place, Search[]>>();
  for (const search of searches) {
    const attempt = search.attempts.shift();
    if (!attempt) continue;
    const ofClient = groups.get(attempt.client) ?? new Map<Place, Search[]>();
    groups.set(attempt.client, ofClient);
    const together = ofClient.get(attempt.place) ?? [];
    ofClient.set(attempt.place, together);
    together.push(search);
  }
  return [...groups].flatMap(([client, ofClient]) =>
    [...ofClient].flatMap(([place, all]) =>
      slices(all, place.mostIds).map((some) => ({ client, place, searches: some })),
    ),
  );
}

function slices<Item>(items: readonly Item[], most: number): Item[][] {
  const count = Math.ceil(items.length / most);
  return Array.from({ length: count }, (_, at) => items.slice(at * most, (at + 1) * most));
}

/** Sends one request, and notes what it says of each search. */
async function asked(
  { client, place, searches }: Request,
  limit: RequestLimit,
  deadline: Deadline,
  findings: Map<Question, Finding>,
): Promise<void> {
  const answered = await answerOf();
  for (const search of searches) {
    const { question } = search;
    const node = 'known' in answered ? answered.known.get(question.id) : undefined;
    if (node) findings.set(question, { node, client });
    else if ('failure' in answered) search.doubt ??= answered.failure;
    // A further place is asked on the chance only, and its rights may not even be published.
    else if ('refusal' in answered && place === question.places[0]) search.doubt ??= answered.refusal;
  }

  async function answerOf(): Promise<Answered | { readonly failure: CallbackError }> {
    if (limit.left <= 0) return { failure: beyondLimit() };
    limit.left -= 1;
    const ids = [...new Set(searches.map(({ question }) => question.id))];
    return await askAt(client, place, ids, deadline).catch((error: unknown) => ({ failure: asCallbackError(error) }));
  }
}

function beyondLimit(): CallbackError {
  return new CallbackError(
    'cloud_infinite_failed',
    'Cloud Infinite was not asked about all jobs: that would take more requests than one callback may cause.',
  );
}
