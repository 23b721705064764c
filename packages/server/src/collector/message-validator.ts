import { findEvent, messageSchema, messageTypes } from '@ruche/schema';
import type { Message } from '@ruche/schema';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { z } from 'zod';
import { parseTime } from './count-time.js';
import { deeperThan, isObject } from './json-object.js';

/** Deeper than any real message; what nests further is an attack on whoever reads it next. */
const deepest = 64;

/** What is wrong with a message, and where. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

/** The result of a check: the message, typed, or its first fault. */
export type Checked =
  | { readonly message: Message; readonly fault?: undefined }
  | { readonly message?: undefined; readonly fault: Fault };

/**
 * Compiles the check of one message from the schema: ten times faster than interpreting the schema, and
 * the same answer. Named events have their properties checked too.
 */
export function createMessageValidator(): (message: unknown) => Checked {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const compile = (schema: z.ZodType) =>
    ajv.compile(withoutIds(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })));
  const types = new Map<string, ValidateFunction>(
    messageSchema.options.map((option) => [option.shape.type.value, compile(option)]),
  );
  // Few senders use all events: each is compiled when it first comes.
  const properties = new Map<string, ValidateFunction>();
  const propertiesOf = (name: string): ValidateFunction | undefined => {
    const known = properties.get(name);
    const event = known ? undefined : findEvent(name);
    if (!event) return known;
    const compiled = compile(event.accepted);
    properties.set(name, compiled);
    return compiled;
  };

  return (message) => {
    if (!isObject(message)) return fault('', 'must be an object');
    const { type } = message;
    const validate = typeof type === 'string' ? types.get(type) : undefined;
    if (!validate) return fault('type', `must be one of ${messageTypes.join(', ')}`);
    if (!validate(message)) return { fault: toFault(validate.errors) };
    const typed = message as Message;
    for (const name of ['timestamp', 'originalTimestamp'] as const) {
      const time = typed[name];
      if (time && !parseTime(time)) return fault(name, 'must be an ISO 8601 time');
    }
    const check = typed.type === 'track' ? propertiesOf(typed.event) : undefined;
    if (check && typed.type === 'track' && !check(typed.properties ?? {})) {
      return { fault: toFault(check.errors, 'properties') };
    }
    if (deeperThan(message, deepest))
      return fault('', `must not nest deeper than ${deepest} levels`);
    return { message: typed };
  };
}

function fault(path: string, message: string): Checked {
  return { fault: { path, message } };
}

/** The fault that says most: the one that lies deepest, and of those the first. */
function toFault(errors: ErrorObject[] | null | undefined, root = ''): Fault {
  let best: ErrorObject | undefined;
  for (const error of errors ?? []) {
    if (!best || depth(error) > depth(best)) best = error;
  }
  if (!best) return { path: root, message: 'is not valid' };
  const steps = best.instancePath.split('/').slice(1).map(unescapePointer);
  const missing: unknown = best.params['missingProperty'];
  if (best.keyword === 'required' && typeof missing === 'string') steps.push(missing);
  return {
    path: [root, ...steps].filter(Boolean).join('.'),
    message: best.keyword === 'required' ? 'is required' : (best.message ?? 'is not valid'),
  };
}

function depth(error: ErrorObject): number {
  return error.instancePath.split('/').length + (error.keyword === 'required' ? 1 : 0);
}

function unescapePointer(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** Ids are names for the OpenAPI document; ajv would take them for addresses. */
function withoutIds(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === '$schema' || (key === 'id' && typeof value === 'string') ? undefined : value,
    ),
  ) as object;
}
