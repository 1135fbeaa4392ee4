/** `2022-07-18T15:16:43+0800`, `2022-08-09 14:54:17+0800` and `2021-08-10T21:01:10+08:00`: date, time, fraction, offset. */
const VENDOR_TIME =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[T ]((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d+)?(?:(Z)|([+-](?:[01]\d|2[0-3])):?([0-5]\d))$/;

/**
 * RFC 3339 of any of the vendor's spellings, with the vendor's own offset.
 * `undefined` for anything that is not a real moment with an offset: a time is never guessed.
 */
export function rfc3339(vendorTime: string | undefined): string | undefined {
  const match = VENDOR_TIME.exec(vendorTime ?? '');
  if (!match) return undefined;
  const [, year = '', month = '', day = '', time = '', fraction = '', utc, hours = '', minutes = ''] = match;
  if (!isCalendarDay(Number(year), Number(month), Number(day))) return undefined;
  return `${year}-${month}-${day}T${time}${fraction}${utc ?? `${hours}:${minutes}`}`;
}

/** Milliseconds since 1970 of a time as the vendor writes it; `undefined` when it is none. */
export function momentOf(vendorTime: string | undefined): number | undefined {
  const text = rfc3339(vendorTime);
  return text === undefined ? undefined : Date.parse(text);
}

/** Year, month and day as the vendor wrote them, in its own offset. */
export function dateParts(vendorTime: string | undefined): { yyyy: string; mm: string; dd: string } | undefined {
  const text = rfc3339(vendorTime);
  return text === undefined ? undefined : { yyyy: text.slice(0, 4), mm: text.slice(5, 7), dd: text.slice(8, 10) };
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  return day < 29 || new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
}
