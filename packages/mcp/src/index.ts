/**
 * A server of the Model Context Protocol for Odoo, for programs: in the rights of one user, bounded by a policy, and
 * writing in two steps.
 *
 * @module @ooor/mcp
 */
export { type AuditLine, type AuditSink, auditFile, auditStream } from './audit/audit.ts'
export { createMcpHttp, type McpHttp, type McpHttpOptions } from './http/create-mcp-http.ts'
export type { GuardOptions } from './http/guard.ts'
export type { Bearer } from './http/who-calls.ts'
export { TokenBucket } from './limits/token-bucket.ts'
export { Policy } from './policy/policy.ts'
export { type Limits, type Operation, type PolicyFile, policyFile } from './policy/policy-file.ts'
export { readPolicy } from './policy/read-policy.ts'
export { createMcpServer, type OdooMcpOptions } from './server.ts'
