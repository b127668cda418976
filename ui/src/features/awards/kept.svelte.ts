/** The filter and the order of the list of awards, kept while the window is open. */
import type { Needs, Order } from './list';

class KeptList {
  typed = $state('');
  need = $state<Needs | null>(null);
  order = $state.raw<Order>({ by: 'next', down: false });
}

export const keptList = new KeptList();
