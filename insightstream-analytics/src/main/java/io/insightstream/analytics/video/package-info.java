/** Statistics of videos: SmartScore, outliers, cadence, posting times, forecasts, formats and view-definition breaks. */
@NullMarked
package io.insightstream.analytics.video;

import org.jspecify.annotations.NullMarked;
