// eslint-plugin-lit-a11y writes on objects that oxlint has frozen: this gives its rules copies to write on.
import plugin from 'eslint-plugin-lit-a11y';

const rules = Object.fromEntries(
  Object.entries(plugin.rules).map(([name, rule]) => [name, wrap(rule)]),
);

export default { meta: { name: 'lit-a11y' }, rules };

function wrap(rule) {
  return {
    ...rule,
    create(context) {
      const parserServices = {};
      const sourceCode = over(context.sourceCode, { parserServices });
      return rule.create(over(context, { parserServices, sourceCode }));
    },
  };
}

function over(target, extra) {
  return new Proxy(
    {},
    {
      get(_, key) {
        if (key in extra) return extra[key];
        const value = target[key];
        return typeof value === 'function' ? value.bind(target) : value;
      },
    },
  );
}
