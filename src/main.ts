import { Workspace, connectWorker, crew, readLink, readStored, startPermalink, startStorage } from '#app';
import { day } from '#i18n';
import { XzApp } from '#ui';

// Everything that outlives a snapshot is wired here: worker, stored state, link, page.
const linked = readLink(location.hash);
const stored = (await readStored()) ?? {};
const { draft, activity, hidden, shown, problems, ...fromLink } = linked;
const fragment = location.hash.replace(/^#/, '');
const { link, ...kept } = stored;
// The person's own site comes back on a reload or a bare address; a link from somebody else shows its own site or none, never this one.
const own = fragment === '' || fragment === link;
// Remarks are about a piece of ground, whoever sends its link.
const { language: spoken, appearance, remarks } = stored;
const fromStore = own ? kept : { language: spoken, appearance, remarks };
const known = Object.fromEntries(Object.entries({ ...fromStore, ...fromLink }).filter(([, value]) => value !== undefined));
const language = navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh' : 'en';

const start = {
  asOf: day(new Date()),
  language,
  ...known,
  ...(draft && !own ? { drafts: [draft] } : {}),
  ...(activity && !own ? { activity } : {}),
  ...(problems && !own ? { problems } : {}),
  ...(hidden ? { hidden } : {}),
  ...(shown ? { shown } : {}),
} as const;
const workspace = new Workspace(connectWorker(), start, crew());
startStorage(workspace);
startPermalink(workspace, { replace: (fragment) => history.replaceState(null, '', fragment) });
// A link pasted into the address bar of an open page: the page starts anew from it.
addEventListener('hashchange', () => location.reload());

const app = new XzApp();
app.workspace = workspace;
document.body.append(app);
void workspace.open(new URL('published/catalogue.json', document.baseURI).href);
