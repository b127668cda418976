/** What is left of a shortlist, in words. Where awards may exceed the fund, by how much they do is said with it. */
import type { Shortlist } from '../../bindings';
import { pounds } from '../../lib/format';
import { fromPence, toPence } from '../../lib/pence';

type Sums = Pick<Shortlist, 'fund' | 'spent' | 'left' | 'reserve' | 'over_allocation'>;

/** "£3,210 left"; "£1,200 over the fund, £300 may still be awarded". */
export function leftWords(sums: Sums): string {
  if (sums.over_allocation === undefined) return `${pounds(sums.left)} left`;
  const [spent, reserve, fund] = [toPence(sums.spent) ?? 0, toPence(sums.reserve) ?? 0, toPence(sums.fund) ?? 0];
  const over = spent + reserve - fund;
  const exceeds = over > 0 ? `${pounds(fromPence(over))} over the fund, ` : '';
  return `${exceeds}${pounds(sums.left)} may still be awarded`;
}
