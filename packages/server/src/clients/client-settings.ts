/** What the settings of a client depend on. */
export interface ClientSettingsOptions {
  writeKey: string;
  /** Where the client shall send to. */
  endpoint: URL;
}

/** What `@segment/analytics-next` fetches from its `cdnURL`: one destination, this collector. */
export function segmentSettings({ writeKey, endpoint }: ClientSettingsOptions): object {
  const { host, pathname, protocol } = endpoint;
  return {
    integrations: {
      'Segment.io': {
        apiKey: writeKey,
        apiHost: `${host}${pathname.replace(/\/$/, '')}/v1`,
        protocol: protocol.slice(0, -1),
        retryQueue: true,
      },
    },
    plan: { track: { __default: { enabled: true, integrations: {} } } },
    edgeFunction: {},
    middlewareSettings: {},
    enabledMiddleware: {},
    legacyVideoPluginsEnabled: false,
    remotePlugins: [],
  };
}

/** What `@rudderstack/analytics-js` fetches from its `configUrl`: a source without destinations of its own. */
export function rudderStackSettings({ writeKey, endpoint }: ClientSettingsOptions): object {
  return {
    source: {
      id: 'ruche',
      name: 'Ruche',
      writeKey,
      enabled: true,
      workspaceId: 'ruche',
      dataplanes: {},
      dataPlaneUrl: endpoint.href.replace(/\/$/, ''),
      connections: [],
      destinations: [],
      config: {
        statsCollection: { errors: { enabled: false }, metrics: { enabled: false } },
      },
    },
  };
}
