/**
 * The official Admin API schema, 2026-10, from the npm package `@shopify/dev-mcp` that Shopify publishes. Read once per
 * process, at the first question.
 *
 * `assumeValid`: Shopify's schema breaks a rule of graphql 17 about deprecated interface fields, and is what it is.
 */
import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql'

export const apiVersion = '2026-10'

let loaded: GraphQLSchema | null = null

export function adminSchema(): GraphQLSchema {
  loaded ??= load()
  return loaded
}

function load(): GraphQLSchema {
  // The package exports no path to its data, so its folder is found instead of imported.
  const found = findPackageJSON('@shopify/dev-mcp', import.meta.url)
  if (found === undefined) throw new Error('@shopify/dev-mcp is not installed: the sandbox takes its schema from there')
  const packed = readFileSync(join(dirname(found), 'dist', 'data', `admin_${apiVersion}.json.gz`))
  const { data } = JSON.parse(gunzipSync(packed).toString('utf8')) as { data: IntrospectionQuery }
  return buildClientSchema(data, { assumeValid: true })
}
