export { parseActivation, type Activation, type ActivationParsing } from './activation.js';
export type { ServiceClaim, UnlockClaim } from '../claim.js';
export { createClaimKeeper, type ClaimKeeper, type ClaimStore, type KeptClaim } from './claim-keeper.js';
export { createMemoryClaimStore, createMemoryReplayMemory } from './memory-stores.js';
export {
  createOrder,
  createSubscription,
  type CircleOfUsers,
  type Order,
  type OrderProduct,
  type Subscription,
} from './order.js';
export { parseOrderCallback, type OrderCallback, type OrderCallbackParsing } from './order-callback.js';
export {
  createParentMessage,
  messageStringToSign,
  signMessage,
  verifyMessage,
  type MessageData,
  type MessageValue,
  type ParentMessageType,
} from './parent-message.js';
export type { ReplayMemory } from './replay-memory.js';
export { parseServiceCall, type ServiceCall, type ServiceCallParsing } from './service-call.js';
export {
  createSignedCallVerifier,
  type SignedCall,
  type SignedCallCheck,
  type SignedCallRefusal,
  type SignedCallVerifier,
  type SignedCallVerifierOptions,
  type SignedParameters,
} from './signed-call-verifier.js';
export type { ParameterProblem } from './signed-parameter-reader.js';
export {
  checkSignedUrl,
  signUrl,
  urlStringToSign,
  type CheckSignedUrlOptions,
  type SignedUrlCheck,
  type SignedUrlRefusal,
  type UrlParameters,
} from './signed-url.js';
