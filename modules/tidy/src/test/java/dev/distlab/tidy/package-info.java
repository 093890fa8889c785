/**
 * Tests of the house itself: that arrows point down, that nothing banned is called, that documents
 * say what is so, that the same settings give the same bytes.
 *
 * <p>Rules have a reason in their message and a <em>broken twin</em> that shows them biting. An
 * exception to a rule stands beside it, with its reason; it is not switched off anywhere else.
 */
package dev.distlab.tidy;
