package shop.golden;

import java.util.List;

/** All areas that have questions. */
final class AllCases {
    private AllCases() {}

    static List<Cases> all() {
        return List.of(
                new AggregateCases(),
                new BulkCases(),
                new CombinatorsCases(),
                new ConditionalCases(),
                new CreateSaveCases(),
                new DeleteCases(),
                new DistinctCases(),
                new ExcludeCases(),
                new FExpressionsCases(),
                new FunctionsCases(),
                new InheritanceCases(),
                new JsonCases(),
                new LookupCompareCases(),
                new LookupDateCases(),
                new LookupTextCases(),
                new M2mCases(),
                new OnlyDeferCases(),
                new OrderingCases(),
                new QObjectsCases(),
                new RelatedLoadingCases(),
                new RelationLookupCases(),
                new RetrievalCases(),
                new ShopCases(),
                new SignalsCases(),
                new SlicingCases(),
                new SubqueryCases(),
                new TransactionsCases(),
                new UpdateCases(),
                new ValidationCases(),
                new ValuesCases(),
                new WindowCases());
    }
}
