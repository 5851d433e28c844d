/**
 * How ingest treats web sites: a local web of sites that misbehave as real ones do, and addresses that must be refused.
 *
 * <p>Entry classes: {@link org.onrecord.bench.web.LocalWebScore}, {@link org.onrecord.bench.web.SafetyScore}.
 */
package org.onrecord.bench.web;
