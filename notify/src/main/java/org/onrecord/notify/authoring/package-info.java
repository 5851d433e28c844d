/** How people make rules and subscriptions: rule files, ready-made rules, checks, examples and tests. Entry point: {@link RuleFile}. */
package org.onrecord.notify.authoring;
