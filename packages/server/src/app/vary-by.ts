import type { FastifyReply } from 'fastify';

/** Says that an answer depends on a request header, beside those that are said already. */
export function varyBy(reply: FastifyReply, name: string): void {
  const said = reply.getHeader('vary');
  const names = typeof said === 'string' ? said.split(/,\s*/) : [];
  if (!names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name);
  reply.header('Vary', names.join(', '));
}
