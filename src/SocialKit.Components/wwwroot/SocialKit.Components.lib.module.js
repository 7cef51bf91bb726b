// Blazor loads this by its name. A page reached by enhanced navigation brings its script element along, but the browser does not run it:
// importing the same address does, and only once.
const load = () => {
  const script = document.querySelector('.sk-root > script[type="module"][src]');
  return script ? import(script.src) : undefined;
};

export function afterWebStarted(blazor) {
  load();
  blazor.addEventListener('enhancedload', load);
}
