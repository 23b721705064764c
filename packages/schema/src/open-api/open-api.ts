import { eventJsonSchemas, jsonSchemas } from '../json-schema/json-schemas.js';
import { answerPaths } from './answer-paths.js';
import { collectorPaths } from './collector-paths.js';
import { groupPaths } from './group-paths.js';
import { refer, type Part } from './operation.js';
import { ownerPaths } from './owner-paths.js';
import { servicePaths } from './service-paths.js';
import { settingsPaths } from './settings-paths.js';

/** An OpenAPI 3.1 document, as far as its reader here needs to know it. */
export interface OpenApiDocument {
  openapi: string;
  info: { title: string; version: string; description: string; license: Part };
  servers?: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Part>;
  components: { schemas: Record<string, Part>; securitySchemes: Record<string, Part> };
}

/** Options of {@link openApi}. */
export interface OpenApiOptions {
  /**
   * The version of the contract.
   *
   * @defaultValue '1.0.0'
   */
  version?: string;
  /** The address of the collector, where it is known. */
  server?: string;
}

/**
 * The whole HTTP contract as OpenAPI 3.1, with an example of each body and the codes of each problem.
 *
 * @example
 * const document = openApi({ server: 'https://stats.example.org' });
 */
export function openApi(options: OpenApiOptions = {}): OpenApiDocument {
  const { version = '1.0.0', server } = options;
  return {
    openapi: '3.1.1',
    info: {
      title: 'Ruche',
      version,
      description: 'Messages in, answers out.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    ...(server && { servers: [{ url: server }] }),
    tags: [
      { name: 'Collector', description: 'Messages in: the Segment tracking API' },
      { name: 'Answers', description: 'Answers out: the metrics of the catalogue' },
      { name: 'Groups', description: 'Groups and who is in them' },
      { name: 'Objectives', description: 'Objectives, annotations and badges' },
      { name: 'Alerts', description: 'Rules, alerts and digests' },
      { name: 'Owner', description: 'People’s data, the audit trail, backups' },
      { name: 'Service', description: 'Health, this contract, and the scripts' },
    ],
    paths: {
      ...collectorPaths(),
      ...answerPaths(),
      ...groupPaths(),
      ...settingsPaths(),
      ...ownerPaths(),
      ...servicePaths(),
    },
    components: {
      schemas: { ...jsonSchemas((name) => refer(name).$ref), ...eventComponents() },
      securitySchemes: {
        writeKey: { type: 'http', scheme: 'basic', description: 'The write key as the user name' },
        secretKey: { type: 'http', scheme: 'bearer', description: 'The secret key (`sk_…`)' },
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'A token that the site signed (HS256); see `TokenClaims`',
        },
      },
    },
  };
}

function eventComponents(): Record<string, Part> {
  return Object.fromEntries(
    Object.entries(eventJsonSchemas()).map(([name, schema]) => [
      name.replaceAll(' ', ''),
      { title: name, ...schema },
    ]),
  );
}
