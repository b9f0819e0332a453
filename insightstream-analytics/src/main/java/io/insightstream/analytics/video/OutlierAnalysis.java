package io.insightstream.analytics.video;

import io.insightstream.analytics.AnalysisStatus;
import io.insightstream.analytics.stat.Fences;
import io.insightstream.analytics.stat.QuantileRule;
import io.insightstream.analytics.stat.Quartiles;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a rule of {@link Outliers} found. Quartiles, fences and scores are in the unit of the judged variable, which
 * {@link OutlierRule#variable() rule().variable()} names.
 *
 * @param rule the rule that judged
 * @param status {@link AnalysisStatus#INSUFFICIENT_DATA} for too few videos; the scores are present all the same
 * @param quantiles the rule that found the quartiles
 * @param quartiles the quartiles of the judged variable; null with insufficient data
 * @param fences the fences around the judged variable; null with insufficient data
 * @param viewFences the fences in views: for {@link JudgedVariable#LOG_VIEWS} transformed back by {@code expm1}, for
 *     {@link JudgedVariable#VIEWS} the same as {@code fences}; a lower one below 0 can flag no video. Null with
 *     insufficient data and for {@link JudgedVariable#SMART_SCORE}, which has no equivalent in views
 * @param high the videos above the upper fence, highest score first; equal scores keep the order of the input
 * @param low the videos below the lower fence, lowest score first; equal scores keep the order of the input
 * @param scores every video with its score, in the order of the input
 * @param missingLikes how many videos have no like count, which then added nothing to their engagement
 * @param missingComments how many videos have no comment count, which then added nothing to their engagement
 * @param breaks the changes of the view definition that the sample straddles
 */
public record OutlierAnalysis(
        OutlierRule rule,
        AnalysisStatus status,
        QuantileRule quantiles,
        @Nullable Quartiles quartiles,
        @Nullable Fences fences,
        @Nullable Fences viewFences,
        List<ScoredVideo> high,
        List<ScoredVideo> low,
        List<ScoredVideo> scores,
        int missingLikes,
        int missingComments,
        Set<ViewDefinitionBreak> breaks) {

    /** Creates an analysis from copies of the lists. */
    public OutlierAnalysis {
        high = List.copyOf(high);
        low = List.copyOf(low);
        scores = List.copyOf(scores);
    }
}
