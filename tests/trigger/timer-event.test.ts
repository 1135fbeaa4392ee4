import { timerMessage } from '../../src/trigger/timer-event';
import { functionUrlEvent, OTHER_EVENTS } from '../support/builders/events';

const TIMER = { Type: 'Timer', TriggerName: 'reconcile', Time: '2026-11-24T03:00:00Z', Message: '{"since":"72h"}' };

describe('the event of a timer', () => {
  it.each([
    { event: TIMER, message: '{"since":"72h"}' },
    { event: { ...TIMER, Message: '' }, message: '' },
    { event: { Type: 'Timer' }, message: '' },
  ])('has the message $message', ({ event, message }) => {
    expect(timerMessage(event)).toBe(message);
  });

  it.each([
    ...OTHER_EVENTS.filter(({ what }) => what !== 'a timer'),
    { what: 'a request', event: functionUrlEvent('{}') },
    { what: 'a request that says that it is a timer', event: { ...functionUrlEvent('{}'), ...TIMER } },
    { what: 'a request without anything else', event: { ...TIMER, httpMethod: undefined } },
    { what: 'a timer whose message is no text', event: { ...TIMER, Message: {} } },
  ])('is not $what', ({ event }) => {
    expect(timerMessage(event)).toBeUndefined();
  });
});
