import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { consolePath } from '../api/places.js';
import { readVoucherFilter } from '../voucher-filter/voucher-filter.js';
import { BrokenPage } from './broken-page.js';
import { NotFoundPage } from './not-found-page.js';
import { Shell } from './shell.js';

const root = createRootRoute({ component: Shell });

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's own way to lead elsewhere
    throw redirect({ to: '/jobs' });
  },
});
const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
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
  ]),
  basepath: consolePath,
  defaultNotFoundComponent: NotFoundPage,
  defaultErrorComponent: BrokenPage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
