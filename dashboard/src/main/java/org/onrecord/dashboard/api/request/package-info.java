/** What a request asks for and who may send it: access, rate limits, parameters and bodies. Entry point: {@link RequestParameters}. */
package org.onrecord.dashboard.api.request;
