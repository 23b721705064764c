import { describe, expect, it } from 'vitest';
import { readEngineUrl } from './read-engine-url.js';

describe('readEngineUrl', () => {
  it('reads a server', () => {
    expect(readEngineUrl('https://ann:p%40ss@db.example.org:8443/stats')).toEqual({
      connection: {
        url: 'https://db.example.org:8443',
        username: 'ann',
        password: 'p@ss',
        database: 'stats',
      },
      cluster: undefined,
      others: [],
    });
    expect(readEngineUrl('http://db:8123').connection).toMatchObject({
      username: 'default',
      password: '',
      database: 'ruche',
    });
  });

  it('reads a cluster with replicas, and one of shards alone', () => {
    expect(readEngineUrl('http://db:8123/stats?cluster=main').cluster).toEqual({
      name: 'main',
      database: 'stats',
      replicated: true,
    });
    const { cluster, others } = readEngineUrl(
      'http://ann:pw@a:8123/stats?cluster=main&nodes=b:8123,c:8124',
    );
    expect(cluster?.replicated).toBe(false);
    expect(others.map(({ url, username }) => `${username} ${url}`)).toEqual([
      'ann http://b:8123',
      'ann http://c:8124',
    ]);
  });

  it.each([`x' OR '1`, '', 'a b'])('refuses %s as a name of a cluster', (name) => {
    const url = `http://db:8123/?cluster=${encodeURIComponent(name)}`;
    expect(() => readEngineUrl(url)).toThrow('no name of a cluster');
  });
});
