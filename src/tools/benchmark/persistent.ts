import { beyondGate, regression } from './budget';
import type { Goals } from './budget';
import type { Section } from './measurement';

/** How often a section is measured that has something beyond its gate. */
const MOST = 3;

/**
 * What is beyond its gate however often it is measured, each in one sentence: noise passes, a regression stays. Measures
 * again only while something was beyond its gate every time, at most three times in all.
 */
export async function persistentRegressions(
  measure: () => Promise<Section>,
  goals: Goals,
  note: (text: string) => void,
): Promise<string[]> {
  const first = await measure();
  let { measurements } = first;
  let found = beyondGate(measurements, goals);
  for (let times = 1; found.length > 0 && times < MOST; times += 1) {
    note(`${first.title}: measured again (${times + 1} of at most ${MOST}), because of ${found.join(', ')}.`);
    ({ measurements } = await measure());
    const again = new Set(beyondGate(measurements, goals));
    found = found.filter((id) => again.has(id));
  }
  return measurements.filter(({ id }) => found.includes(id)).map((one) => regression(one, goals));
}
