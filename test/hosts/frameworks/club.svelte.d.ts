import type { Component } from 'svelte';

declare const Club: Component<{
  shown: unknown;
  ranking: unknown;
  choose: (event: CustomEvent<{ key: string }>) => void;
}>;
// Svelte's compiler gives a component as the default.
// oxlint-disable-next-line import/no-default-export
export default Club;
