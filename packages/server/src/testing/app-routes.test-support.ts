import type { Express } from 'express';

/** A route of the app, with its whole path as a pattern. */
export interface AppRoute {
  readonly method: string;
  readonly path: string;
}

interface RouteLayer {
  readonly route?: { readonly path: string; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle?: { readonly stack?: readonly RouteLayer[] };
  match(path: string): boolean;
}

/** Where routers are mounted; Express keeps only whether a path matches. */
const MOUNTS = ['/administration', '/assets'];

/** A path that no mount but the root matches. */
const ELSEWHERE = '/elsewhere';

/** Every route of the app that is not only for reading, so that none can be forgotten in a test. */
export function changingRoutes(app: Express): AppRoute[] {
  const { router } = app as unknown as { readonly router: { readonly stack: readonly RouteLayer[] } };
  return collect(router.stack, '').filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
}

function collect(stack: readonly RouteLayer[], prefix: string): AppRoute[] {
  return stack.flatMap((layer) => {
    const { route, handle } = layer;
    if (!route) return collect(handle?.stack ?? [], prefix + mountOf(layer));
    return Object.keys(route.methods).map((method) => ({
      method: method.toUpperCase(),
      path: `${prefix}${route.path}`,
    }));
  });
}

function mountOf(layer: RouteLayer): string {
  if (!layer.handle?.stack || layer.match(ELSEWHERE)) return '';
  const mount = MOUNTS.find((path) => layer.match(path));
  if (mount === undefined) throw new Error('a router is mounted at a path that this list does not know');
  return mount;
}
