import { germanNumber } from '../fields/formatted-value.js';
import { ApiError } from '../wire/api-error.js';
import { recordId, scalarText } from '../wire/plain-object.js';
import { mayWrite, requireKnown, successResult, type ApiCall, type CallContext } from './api-call.js';

/** `do` of `priceOffer`: stores the purchase price that a prospect offers. */
export const setPriceOfferCall: ApiCall = {
  verb: 'do',
  resourceType: 'priceOffer',
  cacheable: false,
  handle: (context) => {
    const key = offerKey(context);
    if (!mayWrite(context)) throw new ApiError(174);
    const text = scalarText(context.parameters['priceOffer']);
    if (text === undefined) throw new ApiError(167, 'priceOffer');
    const euros = Number(text);
    if (text.trim() === '' || !Number.isFinite(euros) || euros < 0) throw new ApiError(214);
    context.customer.priceOffers.set(key, Math.round(euros * 100));
    return successResult();
  },
};

/** `get` of `priceOffer`: the offer as formatted text. */
export const getPriceOfferCall: ApiCall = {
  verb: 'get',
  resourceType: 'priceOffer',
  cacheable: false,
  handle: (context) => {
    const cents = context.customer.priceOffers.get(offerKey(context));
    const priceOffer = cents === undefined ? '' : `${germanNumber(String(cents / 100), 2)} €`;
    return { records: [{ id: 0, type: '', elements: { priceOffer } }], total: null };
  },
};

/** @throws ApiError 110/96 without ids, 293/292 when a record is missing or not readable */
function offerKey(context: CallContext): string {
  const { parameters } = context;
  const estateId = recordId(parameters['estateId']);
  const addressId = recordId(parameters['addressId']);
  if (estateId === undefined) throw new ApiError(110);
  if (addressId === undefined) throw new ApiError(96);
  requireKnown(context, 'estate', estateId);
  requireKnown(context, 'address', addressId);
  return `${estateId}:${addressId}`;
}
