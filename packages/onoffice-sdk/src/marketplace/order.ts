import { signMessage, type MessageData } from './parent-message.js';

/** Who may use what was bought: the whole client, the group or the user. */
export type CircleOfUsers = 'customer' | 'group' | 'user' | '';

export interface OrderProduct {
  readonly name: string;
  /** Whole cents. Whether onOffice takes it for net or gross is not documented. */
  readonly priceCents: number;
  readonly quantity: number;
  readonly circleOfUsers: CircleOfUsers;
}

interface OrderBase {
  /** Opened with the result, signed. Put an order number of your own into it, nothing secret. */
  readonly callbackUrl: string;
  /** That of the current service call. */
  readonly parameterCacheId: string;
  /** Unix seconds. */
  readonly timestamp: number;
}

export interface Order extends OrderBase {
  /** One provider reports that onOffice accepts a single product (of any quantity) only. */
  readonly products: readonly OrderProduct[];
}

export interface Subscription extends OrderBase {
  readonly durationMonths: number;
  readonly noticePeriod: string;
  readonly automaticRenewal: string;
  /** Whole cents a month. */
  readonly monthlyCents: number;
  readonly monthlyServiceDescription: string;
  readonly circleOfUsers: CircleOfUsers;
}

/**
 * A signed order for `window.parent.postMessage`, as the JSON string that onOffice expects. The total
 * is the sum of price × quantity.
 *
 * @throws RangeError for amounts that are no whole, non-negative numbers, and without a product
 * @example
 * const json = createOrder(
 *   {
 *     callbackUrl: 'https://provider.example/order?number=42',
 *     parameterCacheId,
 *     timestamp: Math.floor(Date.now() / 1000),
 *     products: [{ name: 'Grundriss', priceCents: 3870, quantity: 1, circleOfUsers: 'customer' }],
 *   },
 *   providerSecret,
 * );
 * Source: onOfficeGmbH/marketplace-examples (shop), marketplacedoc.onoffice.de (payment).
 */
export function createOrder(order: Order, secret: string): string {
  if (order.products.length === 0) throw new RangeError('an order needs a product');
  const totalCents = order.products.reduce(
    (sum, { priceCents, quantity }) => sum + requireCount(priceCents) * requireCount(quantity),
    0,
  );
  return signedJson(
    {
      callbackurl: order.callbackUrl,
      parametercacheid: order.parameterCacheId,
      products: order.products.map((product) => ({
        circleofusers: product.circleOfUsers,
        name: product.name,
        price: amount(product.priceCents),
        quantity: String(product.quantity),
      })),
      timestamp: order.timestamp,
      totalprice: amount(totalCents),
    },
    secret,
  );
}

/**
 * A signed subscription ("Abo") for `window.parent.postMessage`, as {@link createOrder}. It carries no total.
 *
 * @throws RangeError for amounts and durations that are no whole, non-negative numbers
 * Source: onOfficeGmbH/marketplace-examples (shop).
 */
export function createSubscription(subscription: Subscription, secret: string): string {
  return signedJson(
    {
      abo: {
        automaticrenewal: subscription.automaticRenewal,
        circleofusers: subscription.circleOfUsers,
        durationinmonth: String(requireCount(subscription.durationMonths)),
        monthlycosts: amount(subscription.monthlyCents),
        monthlyservicedescription: subscription.monthlyServiceDescription,
        noticeperiod: subscription.noticePeriod,
      },
      callbackurl: subscription.callbackUrl,
      parametercacheid: subscription.parameterCacheId,
      timestamp: subscription.timestamp,
    },
    secret,
  );
}

function signedJson(data: MessageData, secret: string): string {
  return JSON.stringify({ ...data, signature: signMessage(data, secret) });
}

/** Two decimals, a point, no thousands separator. */
function amount(cents: number): string {
  const whole = String(requireCount(cents)).padStart(3, '0');
  return `${whole.slice(0, -2)}.${whole.slice(-2)}`;
}

function requireCount(value: number): number {
  if (Number.isSafeInteger(value) && value >= 0) return value;
  throw new RangeError('prices are whole cents, quantities and durations whole numbers');
}
