import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { consolePath } from '../api/places.js';
import { readAuditFilter } from '../audit/audit-filter.js';
import { readJobFilter } from '../jobs/job-filter.js';
import { readProjectChoice } from '../projects/project-choice.js';
import { onSignOut, operator, session } from '../session/session.js';
import { BrokenPage } from './broken-page.js';
import { NotFoundPage } from './not-found-page.js';
import { Shell } from './shell.js';
import { readVoucherFilter } from '../voucher-filter/voucher-filter.js';
import { readSendOutFilter } from '../webhook/send-out-filter.js';

const root = createRootRoute({ component: Shell });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    const [inProject, asOperator] = [session.current().status, operator.current()];
    if (inProject === 'signed-out' && asOperator === 'signed-out') return;
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's own way to lead elsewhere
    throw redirect({ to: inProject === 'signed-out' ? '/projects' : '/jobs' });
  },
});
const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  validateSearch: readJobFilter,
  component: lazyRouteComponent(() => import('../jobs/jobs-page.js'), 'JobsPage'),
});
const job = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$jobId',
  component: lazyRouteComponent(() => import('../job/job-page.js'), 'JobPage'),
});
const bulkUpdate = createRoute({
  getParentRoute: () => root,
  path: '/bulk-update',
  component: lazyRouteComponent(
    () => import('../bulk-update/bulk-update-page.js'),
    'BulkUpdatePage',
  ),
});
const imports = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('../imports/import-page.js'), 'ImportPage'),
});
const vouchers = createRoute({
  getParentRoute: () => root,
  path: '/vouchers',
  validateSearch: readVoucherFilter,
  component: lazyRouteComponent(() => import('../vouchers/vouchers-page.js'), 'VouchersPage'),
});
const voucher = createRoute({
  getParentRoute: () => root,
  path: '/vouchers/$code',
  component: lazyRouteComponent(() => import('../vouchers/voucher-page.js'), 'VoucherPage'),
});
const exportsRoute = createRoute({
  getParentRoute: () => root,
  path: '/exports',
  component: lazyRouteComponent(() => import('../exports/exports-page.js'), 'ExportsPage'),
});
const schema = createRoute({
  getParentRoute: () => root,
  path: '/metadata-schema',
  component: lazyRouteComponent(() => import('../metadata-schema/schema-page.js'), 'SchemaPage'),
});
const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  component: lazyRouteComponent(() => import('../queue/queue-page.js'), 'QueuePage'),
});

const projects = createRoute({
  getParentRoute: () => root,
  path: '/projects',
  component: lazyRouteComponent(() => import('../projects/projects-page.js'), 'ProjectsPage'),
});
const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId',
  component: lazyRouteComponent(() => import('../projects/project-page.js'), 'ProjectPage'),
});
const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  validateSearch: readProjectChoice,
  component: lazyRouteComponent(() => import('../keys/keys-page.js'), 'KeysPage'),
});
const webhooks = createRoute({
  getParentRoute: () => root,
  path: '/webhooks',
  validateSearch: readProjectChoice,
  component: lazyRouteComponent(() => import('../webhooks/webhooks-page.js'), 'WebhooksPage'),
});
const webhook = createRoute({
  getParentRoute: () => root,
  path: '/webhooks/$projectId/$webhookId',
  validateSearch: readSendOutFilter,
  component: lazyRouteComponent(() => import('../webhook/webhook-page.js'), 'WebhookPage'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: readAuditFilter,
  component: lazyRouteComponent(() => import('../audit/audit-page.js'), 'AuditPage'),
});

/** Every page of the console. Each is a file of its own, loaded when it is opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    start,
    jobs,
    job,
    bulkUpdate,
    imports,
    vouchers,
    voucher,
    exportsRoute,
    schema,
    queue,
    projects,
    project,
    keys,
    webhooks,
    webhook,
    audit,
  ]),
  basepath: consolePath,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: BrokenPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

// Who comes next need not begin where the last one ended.
onSignOut(() => router.history.replace(consolePath));

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
