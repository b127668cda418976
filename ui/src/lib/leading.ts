/** Leads to a control from a link to it: every fold that it lies in is opened. */
export function leadTo(event: Event, id: string): void {
  event.preventDefault();
  const control = document.getElementById(id);
  if (!control) return;
  for (let box = control.closest('details'); box; box = box.parentElement?.closest('details') ?? null) {
    box.open = true;
  }
  control.focus();
  control.scrollIntoView({ block: 'center' });
}
