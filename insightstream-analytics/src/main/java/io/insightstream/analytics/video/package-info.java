/** Statistics of videos: SmartScore, outliers, upload streaks, formats and view-definition breaks. */
@NullMarked
package io.insightstream.analytics.video;

import org.jspecify.annotations.NullMarked;
