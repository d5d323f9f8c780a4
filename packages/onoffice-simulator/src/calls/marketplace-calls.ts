import { ApiError } from '../wire/api-error.js';
import { recordId, scalarText } from '../wire/plain-object.js';
import { successResult, type ApiCall } from './api-call.js';

/** `do unlockProvider`: the real activation. Only a provider's API user can make it. */
export const unlockProviderCall: ApiCall = {
  verb: 'do',
  resourceType: 'unlockProvider',
  cacheable: false,
  handle: (context) => {
    if (context.caller.kind !== 'provider') throw new ApiError(156);
    context.marketplace.unlock(context.customer.webId, context.parameters['parameterCacheId']);
    return successResult();
  },
};

/** Webhooks may be triggered by customers only. */
export const executeMarketplaceWebhooksCall: ApiCall = {
  verb: 'do',
  resourceType: 'executeMarketplaceWebhooks',
  cacheable: false,
  notForProviders: true,
  handle: (context) => {
    if (recordId(context.resourceId) === undefined) throw new ApiError(79);
    if (scalarText(context.parameters['module']) === undefined) throw new ApiError(167, 'module');
    return { records: [{ id: 0, type: '', elements: { result: 'success' } }], total: null };
  },
};
