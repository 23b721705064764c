// A page that loads two bundles works, but pays twice: whoever is second says so, once.
if (typeof customElements !== 'undefined' && customElements.get('ruche-stat')) {
  console.warn('Ruche: widgets are on this page already. The elements that came first stand.');
}
