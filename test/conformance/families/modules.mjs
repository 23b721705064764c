// A module that the group has not enabled is not_enabled, not 0; one that it has is 0 when nobody uses it.
import { track } from './messages.mjs';
import { writeFile } from './write-file.mjs';

const modules = [
  ['messages', 'chat', 'Message Sent', {}],
  ['files', 'files', 'File Added', { file_id: '#f' }],
  ['events', 'events', 'Event Scheduled', { event_id: '#e', starts_at: '2024-03-20T18:00:00Z' }],
  ['projects', 'projects', 'Project Created', { project_id: '#j' }],
  ['tasks', 'tasks', 'Task Created', { task_id: '#t' }],
];
const all = modules.map(([, module]) => module);
const ask = { from: '2024-03-01', to: '2024-04-01', interval: 'month', timezone: 'UTC' };

const cases = modules.flatMap(([metric, module, event, properties]) => {
  const act = track(event, '#ann', '2024-03-05', properties);
  const one = (name, shows, settings, messages, expect) => ({
    id: `module-${metric}-${name}`,
    rules: ['R6'],
    metric,
    shows,
    ...(settings && { groups: { '#g': settings } }),
    messages,
    questions: [{ ask: { group: '#g', ...ask }, expect }],
  });
  return [
    one('enabled', `A group that uses ${module} gets its count.`, { modules: [module] }, [act], {
      value: 1,
    }),
    one(
      'enabled-unused',
      `A group that uses ${module} and did nothing there gets 0.`,
      { modules: [module] },
      [],
      { value: 0, series: [{ value: 0 }] },
    ),
    one(
      'off',
      `A group without ${module} gets no number but the reason, even where acts came in.`,
      { modules: all.filter((name) => name !== module) },
      [act],
      { value: null, reason: 'not_enabled' },
    ),
    one(
      'unsaid',
      `A group that never said which modules it uses gets its count of ${module}.`,
      undefined,
      [act],
      { value: 1 },
    ),
  ];
});

writeFile(
  'family-modules',
  'Modules: enabled, enabled and unused, switched off, never said.',
  cases,
);
