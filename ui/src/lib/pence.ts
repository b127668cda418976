/** Pounds as whole pence: for drawing, and for stepping along a fund. Everywhere else a figure stays text. */
import { parse } from './decimal';

/** An amount in pence; `null` where it is no amount, is under zero, or has parts of a penny. */
export function toPence(text: string): number | null {
  const value = parse(text);
  if (!value || value.units < 0n) return null;
  const scaled = value.units * 100n;
  const unit = 10n ** BigInt(value.places);
  const pence = Number(scaled / unit);
  return scaled % unit === 0n && Number.isSafeInteger(pence) ? pence : null;
}

/** An amount in pence as the program reads pounds: "312400", "9999.50". */
export function fromPence(pence: number): string {
  const part = pence % 100;
  const whole = String((pence - part) / 100);
  return part === 0 ? whole : `${whole}.${String(part).padStart(2, '0')}`;
}
