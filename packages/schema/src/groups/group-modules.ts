/** The applications that a group may use. This module has no zod in it, so that browsers can import it. */
export const groupModules = ['chat', 'files', 'events', 'projects', 'tasks'] as const;

/** See {@link groupModules}. */
export type GroupModule = (typeof groupModules)[number];
