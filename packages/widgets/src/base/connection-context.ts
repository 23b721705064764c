import { createContext } from '@lit/context';
import type { Connection } from '@ruche/client';

/** The connection of an element. A registered symbol: two versions of the bundle understand each other. */
export const connectionContext = createContext<Connection | undefined>(
  Symbol.for('ruche-connection'),
);
