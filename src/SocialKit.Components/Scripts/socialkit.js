// SocialKit: makes forms and links that already work feel quick. One module, no framework, no build.
// Every listener stands on the document and every state lives in maps here, so that a host may replace any part of its page at any time.

const version = '0.1.0';
const form = 'form[data-sk-form]:not([data-sk-interactive])';
const widget = '[data-sk-widget]';
const items = '[data-sk-items]';

const texts = {
  notSent: 'Not sent. Your text is kept.',
  retry: 'Retry',
  signIn: 'Sign in',
  signedOut: 'Please sign in again. Your text is kept.',
  failed: 'This did not work. Your text is kept.',
  current: 'As it stands now:',
  loaded: count => (count === 1 ? '1 more' : `${count} more`),
  done: { post: 'Post sent.', comment: 'Comment sent.', kudos: 'Kudos given.' },
  doneWith: { edit: 'Saved.', deletion: 'Deleted.', restoration: 'Restored.' },
  saved: 'Saved.',
  people: 'People to mention',
  offered: count => `${count === 1 ? '1 person' : `${count} people`} to choose from, with the arrow keys.`,
};

// Which other widgets show what a form writes, when the form itself does not say.
const shownIn = { post: 'feed', kudos: 'kudos-wall', follow: 'follow-button profile-card feed', membership: 'members composer feed discussion' };

// A page may name the module by two addresses; the second copy does nothing.
const first = !window.socialkit;
const on = (type, listener, capture = false) => first && document.addEventListener(type, listener, capture);

const pending = new WeakSet();
const furtherPage = new WeakMap(); // element brought by "load more" -> the query that brings it again

// ---- HTML from our own endpoints, and nothing else, becomes elements ----

let trusted = text => text;
if (first && window.trustedTypes) {
  try {
    const policy = window.trustedTypes.createPolicy('socialkit', { createHTML: text => text });
    trusted = text => policy.createHTML(text);
  } catch { /* the page allows no such policy: see canParse */ }
}

function parse(html) {
  const template = document.createElement('template');
  template.innerHTML = trusted(html);
  return template.content;
}

const canParse = (() => {
  try {
    parse('');
    return true;
  } catch {
    return false; // the forms still work, without us
  }
})();

async function read(url, init) {
  const target = new URL(url, document.baseURI);
  if (target.origin !== location.origin) throw new TypeError('SocialKit reads only from its own site.');
  const response = await fetch(target, { credentials: 'same-origin', ...init, headers: { 'X-SocialKit': 'fragment' } });
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && !response.redirected && type.startsWith('text/html')) {
    return { root: parse(await response.text()).querySelector(widget), target: response.headers.get('X-SocialKit-Target') };
  }
  if (response.status === 204) return {};
  // A redirect can only be the host's way to its sign-in page.
  if (response.redirected) return { problem: { code: 'sign-in-required', detail: texts.signedOut, signIn: location.href } };
  return { problem: type.includes('json') ? await response.json() : { detail: texts.failed } };
}

function tell(element, name, detail) {
  element.dispatchEvent(new CustomEvent(`socialkit:${name}`, { bubbles: true, detail }));
}

// ---- announcements ----

let live;
function announce(text) {
  if (!live?.isConnected) {
    live = document.createElement('div');
    live.setAttribute('role', 'status');
    Object.assign(live.style, { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' });
    document.body.append(live);
  }
  live.textContent = '';
  setTimeout(() => { live.textContent = text; }, 50); // a region that was just made is not read at once
}

function focus(element) {
  if (!element) return false;
  if (!element.matches('a[href],button,input,select,textarea,summary,[tabindex]')) element.tabIndex = -1;
  element.focus();
  return document.activeElement === element;
}

// ---- putting a returned widget in the place of the shown one ----

// Names something inside a widget so that it can be found again in the next rendering: the nearest id above it, and its place below that.
function placeOf(element, selector) {
  const owner = element.parentElement?.closest('[id]') ?? document.body;
  return `${owner.id}/${[...owner.querySelectorAll(selector)].indexOf(element)}`;
}

const fields = 'textarea,input:not([type=hidden]),select';
const isDirty = field => field.matches('[type=radio],[type=checkbox]') ? field.checked !== field.defaultChecked
  : field.matches('select') ? [...field.options].some(option => option.selected !== option.defaultSelected)
  : field.value !== field.defaultValue;
const fieldKey = field => field.id || `${placeOf(field, fields)}/${field.name}`;

function remember(root, sent) {
  const closing = new Set();
  for (let details = sent?.closest('details'); details && root.contains(details); details = details.parentElement.closest('details')) closing.add(details);
  return {
    open: [...root.querySelectorAll('details[open]')].filter(details => !closing.has(details)).map(details => placeOf(details, 'details')),
    texts: [...root.querySelectorAll(fields)].filter(field => field.form !== sent && isDirty(field))
      .map(field => [fieldKey(field), field.value, field.checked]),
    focused: root.contains(document.activeElement) && document.activeElement.id,
  };
}

function recall(root, memory) {
  const open = new Set(memory.open);
  for (const details of root.querySelectorAll('details')) if (open.has(placeOf(details, 'details'))) details.open = true;
  const kept = new Map(memory.texts.map(([key, value, checked]) => [key, { value, checked }]));
  for (const field of root.querySelectorAll(fields)) {
    const was = kept.get(fieldKey(field));
    if (!was) continue;
    if (field.matches('[type=radio],[type=checkbox]')) field.checked = was.checked;
    else field.value = was.value;
  }
}

const isAsset = node => node.matches?.('link,script');

function replace(root, next, sent) {
  const memory = remember(root, sent);
  const extra = extraItems(root, next);
  const pager = extra.length > 0 && root.querySelector('[data-sk-pager]');
  for (const { name } of [...root.attributes]) if (!next.hasAttribute(name)) root.removeAttribute(name);
  for (const { name, value } of next.attributes) if (root.getAttribute(name) !== value) root.setAttribute(name, value);
  // The root stays, and with it the style sheet that stands in it: nothing flashes, and the host's own listeners on it live on.
  for (const node of [...root.childNodes]) if (!isAsset(node)) node.remove();
  root.append(...[...next.childNodes].filter(node => !isAsset(node)));
  root.querySelector(items)?.append(...extra);
  if (pager) root.querySelector('[data-sk-pager]')?.replaceWith(pager);
  recall(root, memory);
  refreshTimes(root);
  return memory;
}

// Further pages that were loaded stay: everything after the last item that the first page still shows.
function extraItems(root, next) {
  const old = [...(root.querySelector(items)?.children ?? [])];
  const shown = new Set([...(next.querySelector(items)?.children ?? [])].map(item => item.id));
  if (!old.some(item => furtherPage.has(item))) return [];
  const last = old.findLastIndex(item => shown.has(item.id));
  return old.slice(last + 1).filter(item => !shown.has(item.id));
}

// An answer for an item of a further page: only what it holds is exchanged, piece by piece.
function merge(root, next, sent, query) {
  const memory = remember(root, sent);
  const own = sent.closest('article[id]');
  for (const article of [...next.querySelectorAll('article[id]')]) {
    if (article.parentElement.closest('article[id]')) continue;
    const old = document.getElementById(article.id);
    const before = article.previousElementSibling?.id && document.getElementById(article.previousElementSibling.id);
    if (old && root.contains(old)) old.replaceWith(article);
    else if (before && root.contains(before)) before.after(article);
    else continue;
    furtherPage.set(article, query);
  }
  if (own?.isConnected) own.remove(); // not in the answer: it was deleted
  recall(root, memory);
  refreshTimes(root);
  return memory;
}

async function refresh(root) {
  const { root: next } = await read(`${root.dataset.skFragment}?widget=${encodeURIComponent(root.dataset.skWidget)}`);
  if (!next || !root.isConnected) return;
  replace(root, next);
  tell(root, 'refreshed');
}

// ---- forms ----

function queryFor(element) {
  for (let at = element; at; at = at.parentElement) if (furtherPage.has(at)) return furtherPage.get(at);
  return '';
}

function body(sent, submitter) {
  const data = new FormData(sent);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  const result = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === 'string') result.append(name, value);
  return result;
}

async function send(sent, submitter) {
  if (pending.has(sent)) return;
  const root = sent.closest(widget);
  const query = queryFor(sent);
  const url = sent.getAttribute('action') + query;
  pending.add(sent);
  clear(sent);
  root.setAttribute('aria-busy', 'true');
  let answer;
  try {
    answer = await read(url, { method: 'POST', body: body(sent, submitter) });
  } catch {
    show(sent, { detail: texts.notSent }, () => send(sent, submitter));
  } finally {
    pending.delete(sent);
    root.removeAttribute('aria-busy');
  }
  if (answer?.problem) show(sent, answer.problem);
  else if (answer) await accept(sent, submitter, root, answer, query);
}

async function accept(sent, submitter, root, { root: next, target }, query) {
  const noun = sent.dataset.skForm;
  forget(sent);
  const control = submitter?.name && { name: submitter.name, value: submitter.value, subject: sent.elements.namedItem('subject')?.value };
  const again = (sent.dataset.skRefresh ?? shownIn[noun] ?? '').split(' ');
  const memory = next && root.isConnected ? (query ? merge : replace)(root, next, sent, query) : {};
  const others = [...document.querySelectorAll(widget)].filter(other => other !== root && again.includes(other.dataset.skName));
  await Promise.allSettled(others.map(refresh));
  // Where a button was pressed the same button is wanted again; where something was written, that is.
  const made = noun in texts.done;
  const found = (!made && (same(root, control) ?? (memory.focused && document.getElementById(memory.focused))))
    || (target && document.getElementById(target));
  if (!focus(found)) focus(root);
  announce(texts.done[noun] ?? texts.doneWith[noun.split('-').pop()] ?? texts.saved);
  tell(root, 'sent', { noun, target });
}

function same(root, control) {
  if (!control) return null;
  const buttons = [...root.querySelectorAll('button[name]')].filter(button => button.name === control.name && button.value === control.value
    && button.form?.elements.namedItem('subject')?.value === control.subject);
  // A reaction that was taken back is behind the button for more reactions again.
  return buttons.find(button => button.checkVisibility?.() ?? button.offsetParent) ?? buttons[0]?.closest('details')?.querySelector('summary') ?? null;
}

// ---- what went wrong, beside the form it went wrong in ----

function errorOf(sent) {
  let error = document.getElementById(sent.dataset.skError ?? '') ?? sent.querySelector('.sk-error');
  if (!error) {
    error = document.createElement('p');
    error.className = 'sk-error';
    error.id = `sk-error-${Math.random().toString(36).slice(2)}`;
    error.setAttribute('role', 'alert');
    sent.append(error);
  }
  return error;
}

function clear(sent) {
  const error = document.getElementById(sent.dataset.skError ?? '') ?? sent.querySelector('.sk-error');
  if (error) {
    error.hidden = true;
    error.replaceChildren();
  }
  for (const field of sent.elements) field.removeAttribute('aria-invalid');
}

function show(sent, problem, retry) {
  const error = errorOf(sent);
  error.replaceChildren(problem.detail ?? texts.failed);
  if (problem.code === 'sign-in-required' && problem.signIn) {
    const link = document.createElement('a');
    link.href = problem.signIn;
    link.textContent = texts.signIn;
    error.append(' ', link);
  }
  if (retry) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sk-button sk-soft';
    button.textContent = texts.retry;
    button.addEventListener('click', retry, { once: true });
    error.append(' ', button);
  }
  if (problem.currentText !== undefined) {
    // Both versions are on the page now; sending again means to replace the other one.
    const other = document.createElement('span');
    other.className = 'sk-current-text';
    other.style.whiteSpace = 'pre-wrap';
    other.textContent = problem.currentText;
    error.append(document.createElement('br'), texts.current, document.createElement('br'), other);
    const field = sent.elements.namedItem('version');
    if (field && problem.currentVersion) field.value = problem.currentVersion;
  }
  if (problem.token) for (const field of document.getElementsByName(problem.token.field)) field.value = problem.token.value;
  error.hidden = false;
  const named = problem.field && sent.elements.namedItem(problem.field);
  const field = named && (named.focus ? named : named[0]); // several of one name come as a list
  const seen = field && field.type !== 'hidden';
  if (seen) {
    field.setAttribute('aria-invalid', 'true');
    const described = new Set((field.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean)).add(error.id);
    field.setAttribute('aria-describedby', [...described].join(' '));
  }
  (seen ? field : sent.querySelector('textarea'))?.focus();
  tell(sent, 'failed', { code: problem.code, status: problem.status });
}

on('submit', event => {
  const sent = event.target;
  if (sent.matches('[data-sk-sign-out],[action$="/sign-out"],[action$="/logout"],[action$="/signout"]')) forgetAll();
  if (event.defaultPrevented || !canParse || !sent.matches(form) || !sent.closest(widget)) return;
  event.preventDefault();
  send(sent, event.submitter);
});

// ---- further pages ----

async function more(link, root) {
  const query = new URL(link.href).search;
  const asked = new URLSearchParams(query);
  asked.set('widget', root.dataset.skWidget);
  pending.add(link);
  root.setAttribute('aria-busy', 'true');
  try {
    const { root: next } = await read(`${root.dataset.skFragment}?${asked}`);
    if (!next || !root.isConnected) throw new TypeError('There is no page to show.');
    const added = link.dataset.skMore === 'replies' ? addReplies(link, next) : addItems(root, next);
    for (const element of added) furtherPage.set(element, query);
    refreshTimes(root);
    if (!focus(added[0])) focus(root);
    announce(texts.loaded(added.length));
    tell(root, 'loaded', { count: added.length });
  } catch {
    location.assign(link.href); // the link itself leads there too
  } finally {
    pending.delete(link);
    root.removeAttribute('aria-busy');
  }
}

function addItems(root, next) {
  const list = root.querySelector(items);
  const added = [...(next.querySelector(items)?.children ?? [])].filter(item => !item.id || !document.getElementById(item.id));
  list.append(...added);
  const [pager, following] = [root.querySelector('[data-sk-pager]'), next.querySelector('[data-sk-pager]')];
  if (pager && following) pager.replaceWith(following);
  else pager?.remove();
  return added;
}

// The answer holds the thread again from where it stopped: the comment everyone sees already, then the new ones.
function addReplies(link, next) {
  const thread = link.closest(`${items} > *`);
  const again = thread && next.querySelector(`#${CSS.escape(thread.id)}`);
  const place = link.parentElement;
  const added = [...(again?.children ?? [])].filter(reply => !reply.id || !document.getElementById(reply.id));
  place.replaceWith(...added);
  return added.filter(element => element.id);
}

on('click', event => {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('[data-sk-sign-out]')) forgetAll();
  for (const menu of document.querySelectorAll('.sk-root details[data-sk-menu][open]')) if (!menu.contains(target)) menu.open = false;
  const summary = target?.closest('.sk-root summary');
  // After the click has opened it.
  if (summary) setTimeout(() => summary.parentElement.open && !summary.parentElement.dataset.skMenu && summary.parentElement.querySelector(':scope > form textarea')?.focus());
});

// On the way down: a framework that follows links itself stands on the document, too, and was there first.
on('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[data-sk-more]') : null;
  const root = link?.closest(widget);
  if (!root || event.defaultPrevented || !canParse || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey
    || link.closest('[data-sk-interactive]') || root.querySelector('[data-sk-interactive]')) return;
  event.preventDefault();
  if (!pending.has(link)) more(link, root);
}, true);

// ---- keys ----

on('keydown', event => {
  if (!event.isComposing && steer(event)) {
    event.preventDefault();
    return;
  }
  if (event.isComposing || event.keyCode === 229 || !(event.target instanceof Element) || !event.target.closest('.sk-root')) return;
  if (event.key === 'Escape') {
    const details = event.target.closest('details[open]');
    if (!details || !details.closest('.sk-root')) return;
    details.open = false;
    details.querySelector('summary')?.focus();
    event.preventDefault();
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || !event.target.matches('textarea')) return;
  const key = event.key.toLowerCase();
  if (key === 'enter') event.target.form?.requestSubmit();
  else if (key === 'b') wrap(event.target, '**', '**');
  else if (key === 'i') wrap(event.target, '*', '*');
  else if (key === 'k') wrap(event.target, '[', '](https://)');
  else return;
  event.preventDefault();
});

function wrap(field, before, after) {
  const [start, end] = [field.selectionStart, field.selectionEnd];
  const chosen = field.value.slice(start, end);
  type(field, before + chosen + after);
  field.setSelectionRange(start + before.length, start + before.length + chosen.length);
}

// In place of what is selected.
function type(field, text) {
  // The old command is the only one that leaves the browser's own undo in working order.
  if (document.execCommand?.('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

// ---- people to call: offered while somebody types an @ ----

let offer; // the field, the list under it, and how much of the name is typed
let asking;

const typedName = field => field.selectionStart === field.selectionEnd
  && /(?:^|[^\p{L}\p{N}@])@([a-z0-9._-]{0,50})$/iu.exec(field.value.slice(Math.max(0, field.selectionEnd - 60), field.selectionEnd))?.[1];

function closeOffer() {
  clearTimeout(asking);
  if (!offer) return;
  offer.list.remove();
  for (const name of ['aria-controls', 'aria-activedescendant', 'aria-haspopup']) offer.field.removeAttribute(name);
  offer = undefined;
}

async function suggest(field, typed) {
  const url = new URL(field.dataset.skMentions, document.baseURI);
  if (url.origin !== location.origin) return;
  url.searchParams.set('prefix', typed);
  let people = [];
  try {
    const response = await fetch(url, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (response.ok) people = await response.json();
  } catch { /* the name can still be typed */ }
  if (document.activeElement !== field || typedName(field) !== typed) return;
  closeOffer();
  if (people.length) showOffer(field, typed, people);
}

function showOffer(field, typed, people) {
  const list = document.createElement('ul');
  list.className = 'sk-offer';
  list.id = `sk-offer-${Math.random().toString(36).slice(2)}`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', texts.people);
  people.forEach((person, at) => {
    const option = document.createElement('li');
    option.id = `${list.id}-${at}`;
    option.setAttribute('role', 'option');
    option.dataset.skHandle = person.handle;
    for (const [tag, text] of [['strong', person.name], ['span', `@${person.handle}`]]) {
      const part = option.appendChild(document.createElement(tag));
      part.dir = 'auto';
      part.textContent = text;
    }
    list.append(option);
  });
  field.after(list);
  Object.assign(list.style, { top: `${field.offsetTop + field.offsetHeight}px`, insetInlineStart: 0 });
  field.setAttribute('aria-haspopup', 'listbox');
  field.setAttribute('aria-controls', list.id);
  offer = { field, list, typed };
  mark(0);
  announce(texts.offered(people.length));
}

function mark(at) {
  const options = [...offer.list.children];
  offer.at = (at + options.length) % options.length;
  options.forEach((option, index) => option.setAttribute('aria-selected', index === offer.at));
  offer.field.setAttribute('aria-activedescendant', options[offer.at].id);
  options[offer.at].scrollIntoView({ block: 'nearest' });
}

function choose(option) {
  const { field, typed } = offer;
  closeOffer();
  field.setSelectionRange(field.selectionEnd - typed.length, field.selectionEnd);
  type(field, `${option.dataset.skHandle} `);
}

// True when the key was for the list.
function steer(event) {
  if (!offer || event.target !== offer.field || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'ArrowDown') mark(offer.at + 1);
  else if (event.key === 'ArrowUp') mark(offer.at - 1);
  else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) choose(offer.list.children[offer.at]);
  else if (event.key === 'Escape') closeOffer();
  else return false;
  return true;
}

on('input', event => {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement) || !field.dataset.skMentions || !field.closest('.sk-root')) return;
  clearTimeout(asking);
  const typed = event.isComposing ? undefined : typedName(field);
  if (typeof typed !== 'string') closeOffer();
  else asking = setTimeout(() => suggest(field, typed), 200);
});
on('pointerdown', event => {
  const option = event.target instanceof Element ? event.target.closest('[data-sk-handle]') : null;
  if (offer && option && offer.list.contains(option)) {
    event.preventDefault(); // the text keeps the focus
    choose(option);
  } else if (offer && event.target !== offer.field) closeOffer();
});
on('focusout', event => { if (event.target === offer?.field) closeOffer(); });

// ---- drafts ----

const drafts = 'socialkit:1:';
const days = 24 * 60 * 60 * 1000;
const waiting = new Map();

function storage(use) {
  try {
    return use(window.localStorage);
  } catch {
    return null; // full, forbidden or private: a draft is a courtesy
  }
}

const viewerOf = element => element.closest('[data-sk-viewer]')?.dataset.skViewer ?? '';
const draftKey = field => `${drafts}${viewerOf(field)}:${field.dataset.skDraft}`;

function saveDraft(field) {
  const { timer, key, text } = waiting.get(field);
  clearTimeout(timer);
  waiting.delete(field);
  storage(store => text.trim() ? store.setItem(key, JSON.stringify({ text, at: Date.now() })) : store.removeItem(key));
}

const saveDrafts = () => [...waiting.keys()].forEach(saveDraft);

function forget(sent) {
  for (const field of sent.querySelectorAll('textarea[data-sk-draft]')) {
    clearTimeout(waiting.get(field)?.timer);
    waiting.delete(field);
    storage(store => store.removeItem(draftKey(field)));
  }
}

function forgetAll(unless = () => false) {
  for (const { timer } of waiting.values()) clearTimeout(timer);
  waiting.clear();
  storage(store => Object.keys(store).filter(key => key.startsWith(drafts) && !unless(key)).forEach(key => store.removeItem(key)));
}

function restoreDrafts() {
  const viewer = document.querySelector('[data-sk-viewer]')?.dataset.skViewer;
  // Someone else sits at this browser now: what the last one did not send is not theirs to read.
  if (viewer !== undefined) forgetAll(key => key.startsWith(`${drafts}${viewer}:`));
  for (const field of document.querySelectorAll('textarea[data-sk-draft]')) {
    if (field.value) continue;
    const saved = storage(store => JSON.parse(store.getItem(draftKey(field))));
    if (!saved?.text || Date.now() - saved.at > 30 * days) continue;
    field.value = saved.text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true })); // an interactive form keeps its own copy
  }
}

on('input', event => {
  const field = event.target;
  if (!(field instanceof HTMLTextAreaElement) || !field.dataset.skDraft) return;
  clearTimeout(waiting.get(field)?.timer);
  // Noted now: a framework may give the page, and this very field, to something else before the time is up.
  const text = field.value === field.defaultValue ? '' : field.value;
  waiting.set(field, { timer: setTimeout(() => saveDraft(field), 300), key: draftKey(field), text });
});
if (first) addEventListener('pagehide', saveDrafts);

// ---- times ----

const units = [['day', days], ['hour', days / 24], ['minute', 60_000]];

function refreshTimes(root) {
  for (const time of root.querySelectorAll('time[data-sk-time]')) {
    const age = Date.now() - Date.parse(time.dateTime);
    // An older one shows its date, and a clock that is wrong must not speak of the future.
    if (!(age < 7 * days)) continue;
    const words = new Intl.RelativeTimeFormat(time.closest('[lang]')?.lang || undefined, { numeric: 'auto' });
    const [unit, size] = units.find(([, size]) => age >= size) ?? ['second', Infinity];
    const text = words.format(unit === 'second' ? 0 : -Math.floor(age / size), unit);
    if (time.textContent !== text) time.textContent = text;
  }
}

// ---- tags for pages that no .NET renders ----

class Loader extends HTMLElement {
  connectedCallback() {
    this.load();
  }

  async load() {
    if (!canParse || this.querySelector(widget) || pending.has(this)) return;
    pending.add(this);
    try {
      const name = this.localName.slice('socialkit-'.length);
      const asked = new URLSearchParams({ page: location.pathname + location.search });
      for (const { name: attribute, value } of this.attributes) if (!/^(id|class|style|lang|dir|data-.*|aria-.*)$/.test(attribute)) asked.set(attribute, value);
      const others = [...document.querySelectorAll(this.localName)].indexOf(this);
      if (others > 0 && !asked.has('instance')) asked.set('instance', String(others + 1));
      const { root } = await read(new URL(`${here}fragments/${name}?${asked}`, location.origin));
      if (root) {
        this.replaceChildren(root);
        restoreDrafts();
        refreshTimes(this);
        tell(this, 'loaded', {});
      }
    } catch { /* what the page put inside stays: a plain link, for example */ } finally {
      pending.delete(this);
    }
  }
}

const tags = ['feed', 'discussion', 'kudos-wall', 'profile-card'].map(name => `socialkit-${name}`);
const here = new URL(import.meta.url).pathname.replace(/assets\/.*$/, '');

// ---- start, and start again where a framework has put a new page under us ----

function arrive() {
  saveDrafts();
  restoreDrafts();
  refreshTimes(document);
  for (const element of document.querySelectorAll(tags.join())) element.load?.();
}

if (first) {
  Object.defineProperty(window, 'socialkit', { value: Object.freeze({ version }) });
  for (const tag of tags) if (!customElements.get(tag)) customElements.define(tag, class extends Loader {});
  arrive();
  setInterval(() => refreshTimes(document), 60_000);
  let shown = location.href;
  const blazor = () => window.Blazor?.addEventListener?.('enhancedload', () => {
    arrive();
    // The way to one comment is a redirect, and a framework that follows it loses the part of the address that scrolls there.
    if (location.href !== shown && !location.hash) document.querySelector('.sk-target')?.scrollIntoView({ block: 'center' });
    shown = location.href;
  });
  if (document.readyState === 'complete') blazor();
  else addEventListener('load', blazor);
}
