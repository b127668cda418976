/** Who can be asked on to the panel with a laptop, and who can be given the chair. */
import type { DeviceView, ExchangeView, Member } from '../../bindings';

export type Invitable = {
  member: Member;
  /** Whether they have a laptop, whose place the new one takes. */
  again: boolean;
};

function inUse(devices: DeviceView[]): DeviceView[] {
  return devices.filter((device) => device.barred === null);
}

/** Everybody but the chair: those without a laptop first, in the panel's order. */
export function invitable(members: Member[], view: Pick<ExchangeView, 'devices' | 'me'>): Invitable[] {
  const owners = new Set(inUse(view.devices).map((device) => device.member));
  const people = members
    .filter((member) => member.id !== view.me)
    .map((member) => ({ member, again: owners.has(member.id) }));
  return [...people.filter((one) => !one.again), ...people.filter((one) => one.again)];
}

/** Those on the panel whose laptop could act as the chair's: nobody else could write as the chair. */
export function successors(members: Member[], view: Pick<ExchangeView, 'devices' | 'me'>): Member[] {
  const owners = new Set(inUse(view.devices).map((device) => device.member));
  return members.filter((member) => member.id !== view.me && owners.has(member.id));
}

/** Whether the chair may bar a laptop: not the one in hand, and not twice. */
export function canBar(device: DeviceView, view: Pick<ExchangeView, 'chair'>): boolean {
  return view.chair && !device.own && device.barred === null;
}
