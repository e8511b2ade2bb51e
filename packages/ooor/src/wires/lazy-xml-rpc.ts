import type { ServiceHost, ServiceSender } from './service.ts'

/** `xmlRpcServices`, whose codec is loaded with the first call: few need it. */
export function lazyXmlRpc(server: ServiceHost, prefix: '/xmlrpc' | '/xmlrpc/2'): ServiceSender {
  let sender: ServiceSender | undefined
  return async (...call) => {
    sender ??= (await import('./xml-rpc-services.ts')).xmlRpcServices(server, prefix)
    return sender(...call)
  }
}
