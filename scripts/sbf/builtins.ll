; ModuleID = 'builtins.c'
source_filename = "builtins.c"
target datalayout = "e-m:e-p:64:64-i64:64-i128:128-n32:64-S128"
target triple = "bpfel"

; Function Attrs: mustprogress nofree norecurse nosync nounwind willreturn memory(none)
define dso_local i128 @__multi3(i128 noundef %0, i128 noundef %1) local_unnamed_addr #0 {
  %3 = trunc i128 %0 to i64
  %4 = trunc i128 %1 to i64
  %5 = and i64 %3, 4294967295
  %6 = lshr i64 %3, 32
  %7 = and i64 %4, 4294967295
  %8 = lshr i64 %4, 32
  %9 = mul nuw i64 %7, %5
  %10 = mul nuw i64 %7, %6
  %11 = lshr i64 %9, 32
  %12 = add nuw i64 %11, %10
  %13 = mul nuw i64 %8, %5
  %14 = and i64 %12, 4294967295
  %15 = add nuw i64 %14, %13
  %16 = mul nuw i64 %8, %6
  %17 = lshr i64 %12, 32
  %18 = lshr i64 %15, 32
  %19 = shl i64 %15, 32
  %20 = and i64 %9, 4294967295
  %21 = or disjoint i64 %19, %20
  %22 = lshr i128 %0, 64
  %23 = trunc nuw i128 %22 to i64
  %24 = mul i64 %23, %4
  %25 = lshr i128 %1, 64
  %26 = trunc nuw i128 %25 to i64
  %27 = mul i64 %26, %3
  %28 = add i64 %27, %24
  %29 = add i64 %28, %16
  %30 = add i64 %29, %17
  %31 = add i64 %30, %18
  %32 = zext i64 %31 to i128
  %33 = shl nuw i128 %32, 64
  %34 = zext i64 %21 to i128
  %35 = or disjoint i128 %33, %34
  ret i128 %35
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.start.p0(ptr captures(none)) #1

; Function Attrs: mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite)
declare void @llvm.lifetime.end.p0(ptr captures(none)) #1

; Function Attrs: nofree norecurse nosync nounwind memory(none)
define dso_local i128 @__udivti3(i128 noundef %0, i128 noundef %1) local_unnamed_addr #2 {
  %3 = alloca i128, align 16
  call void @llvm.lifetime.start.p0(ptr nonnull %3) #8
  %4 = call fastcc i128 @divide(i128 noundef %0, i128 noundef %1, ptr noundef %3) #9
  call void @llvm.lifetime.end.p0(ptr nonnull %3) #8
  ret i128 %4
}

; Function Attrs: nofree norecurse nosync nounwind memory(argmem: write)
define internal fastcc i128 @divide(i128 noundef %0, i128 noundef %1, ptr noundef nonnull writeonly captures(none) %2) unnamed_addr #3 {
  %4 = lshr i128 %1, 64
  %5 = trunc nuw i128 %4 to i64
  %6 = icmp eq i128 %4, 0
  br i1 %6, label %113, label %7

7:                                                ; preds = %3
  %8 = tail call range(i64 0, 65) i64 @llvm.ctlz.i64(i64 %5, i1 true)
  %9 = zext nneg i64 %8 to i128
  %10 = shl i128 %1, %9
  %11 = lshr i128 %10, 64
  %12 = trunc nuw i128 %11 to i64
  %13 = lshr i128 %0, 1
  %14 = lshr i128 %0, 65
  %15 = trunc nuw nsw i128 %14 to i64
  %16 = trunc i128 %13 to i64
  %17 = tail call range(i64 0, 65) i64 @llvm.ctlz.i64(i64 %12, i1 true)
  %18 = icmp eq i64 %17, 0
  br i1 %18, label %22, label %19

19:                                               ; preds = %7
  %20 = tail call i64 @llvm.fshl.i64(i64 %15, i64 %16, i64 %17)
  %21 = shl i64 %16, %17
  br label %22

22:                                               ; preds = %19, %7
  %23 = phi i64 [ %21, %19 ], [ %16, %7 ]
  %24 = phi i64 [ %20, %19 ], [ %15, %7 ]
  %25 = shl i64 %12, %17
  %26 = lshr i64 %23, 32
  %27 = lshr i64 %25, 32
  %28 = and i64 %25, 4294967295
  %29 = freeze i64 %24
  %30 = freeze i64 %27
  %31 = udiv i64 %29, %30
  %32 = mul i64 %31, %30
  %33 = sub i64 %29, %32
  br label %34

34:                                               ; preds = %43, %22
  %35 = phi i64 [ %31, %22 ], [ %44, %43 ]
  %36 = phi i64 [ %33, %22 ], [ %45, %43 ]
  %37 = icmp ult i64 %35, 4294967296
  br i1 %37, label %38, label %43

38:                                               ; preds = %34
  %39 = mul nuw i64 %35, %28
  %40 = shl nuw i64 %36, 32
  %41 = or disjoint i64 %40, %26
  %42 = icmp ugt i64 %39, %41
  br i1 %42, label %43, label %47

43:                                               ; preds = %38, %34
  %44 = add i64 %35, -1
  %45 = add nuw nsw i64 %36, %27
  %46 = icmp samesign ult i64 %45, 4294967296
  br i1 %46, label %34, label %47, !llvm.loop !6

47:                                               ; preds = %43, %38
  %48 = phi i64 [ %44, %43 ], [ %35, %38 ]
  %49 = shl i64 %24, 32
  %50 = or disjoint i64 %49, %26
  %51 = mul i64 %48, %25
  %52 = sub i64 %50, %51
  %53 = freeze i64 %52
  %54 = freeze i64 %27
  %55 = udiv i64 %53, %54
  %56 = mul i64 %55, %54
  %57 = sub i64 %53, %56
  %58 = and i64 %23, 4294967295
  br label %59

59:                                               ; preds = %68, %47
  %60 = phi i64 [ %55, %47 ], [ %69, %68 ]
  %61 = phi i64 [ %57, %47 ], [ %70, %68 ]
  %62 = icmp ult i64 %60, 4294967296
  br i1 %62, label %63, label %68

63:                                               ; preds = %59
  %64 = mul nuw i64 %60, %28
  %65 = shl nuw i64 %61, 32
  %66 = or disjoint i64 %65, %58
  %67 = icmp ugt i64 %64, %66
  br i1 %67, label %68, label %72

68:                                               ; preds = %63, %59
  %69 = add i64 %60, -1
  %70 = add nuw nsw i64 %61, %27
  %71 = icmp samesign ult i64 %70, 4294967296
  br i1 %71, label %59, label %72, !llvm.loop !6

72:                                               ; preds = %63, %68
  %73 = phi i64 [ %69, %68 ], [ %60, %63 ]
  %74 = shl i64 %48, 32
  %75 = or i64 %73, %74
  %76 = xor i64 %8, 63
  %77 = lshr i64 %75, %76
  %78 = tail call i64 @llvm.usub.sat.i64(i64 %77, i64 1)
  %79 = trunc i128 %1 to i64
  %80 = and i64 %79, 4294967295
  %81 = lshr i64 %79, 32
  %82 = and i64 %78, 4294967295
  %83 = lshr i64 %78, 32
  %84 = mul nuw i64 %82, %80
  %85 = mul nuw i64 %82, %81
  %86 = lshr i64 %84, 32
  %87 = add nuw i64 %86, %85
  %88 = mul nuw i64 %83, %80
  %89 = and i64 %87, 4294967295
  %90 = add nuw i64 %89, %88
  %91 = mul nuw i64 %83, %81
  %92 = lshr i64 %87, 32
  %93 = lshr i64 %90, 32
  %94 = shl i64 %90, 32
  %95 = and i64 %84, 4294967295
  %96 = or disjoint i64 %94, %95
  %97 = mul i64 %78, %5
  %98 = add i64 %97, %91
  %99 = add i64 %98, %92
  %100 = add i64 %99, %93
  %101 = sub i64 0, %100
  %102 = zext i64 %101 to i128
  %103 = shl nuw i128 %102, 64
  %104 = zext i64 %96 to i128
  %105 = sub i128 %0, %104
  %106 = add i128 %105, %103
  %107 = icmp uge i128 %106, %1
  %108 = zext i1 %107 to i64
  %109 = add nuw i64 %78, %108
  %110 = select i1 %107, i128 %1, i128 0
  %111 = sub nuw i128 %106, %110
  store i128 %111, ptr %2, align 16, !tbaa !8
  %112 = zext i64 %109 to i128
  br label %207

113:                                              ; preds = %3
  %114 = trunc nuw i128 %1 to i64
  %115 = lshr i128 %0, 64
  %116 = icmp eq i128 %115, 0
  br i1 %116, label %117, label %119

117:                                              ; preds = %113
  %118 = trunc nuw i128 %0 to i64
  br label %126

119:                                              ; preds = %113
  %120 = trunc nuw i128 %115 to i64
  %121 = udiv i64 %120, %114
  %122 = mul i64 %121, %114
  %123 = sub i64 %120, %122
  %124 = icmp eq i64 %123, 0
  %125 = trunc i128 %0 to i64
  br i1 %124, label %126, label %137

126:                                              ; preds = %117, %119
  %127 = phi i64 [ %118, %117 ], [ %125, %119 ]
  %128 = phi i64 [ 0, %117 ], [ %121, %119 ]
  %129 = udiv i64 %127, %114
  %130 = mul i64 %129, %114
  %131 = sub i64 %127, %130
  %132 = zext i64 %131 to i128
  store i128 %132, ptr %2, align 16, !tbaa !8
  %133 = zext i64 %128 to i128
  %134 = shl nuw i128 %133, 64
  %135 = zext i64 %129 to i128
  %136 = or disjoint i128 %134, %135
  br label %207

137:                                              ; preds = %119
  %138 = tail call range(i64 0, 65) i64 @llvm.ctlz.i64(i64 %114, i1 true)
  %139 = icmp eq i64 %138, 0
  br i1 %139, label %143, label %140

140:                                              ; preds = %137
  %141 = tail call i64 @llvm.fshl.i64(i64 %123, i64 %125, i64 %138)
  %142 = shl i64 %125, %138
  br label %143

143:                                              ; preds = %140, %137
  %144 = phi i64 [ %142, %140 ], [ %125, %137 ]
  %145 = phi i64 [ %141, %140 ], [ %123, %137 ]
  %146 = shl i64 %114, %138
  %147 = lshr i64 %144, 32
  %148 = lshr i64 %146, 32
  %149 = and i64 %146, 4294967295
  %150 = freeze i64 %145
  %151 = freeze i64 %148
  %152 = udiv i64 %150, %151
  %153 = mul i64 %152, %151
  %154 = sub i64 %150, %153
  br label %155

155:                                              ; preds = %164, %143
  %156 = phi i64 [ %152, %143 ], [ %165, %164 ]
  %157 = phi i64 [ %154, %143 ], [ %166, %164 ]
  %158 = icmp ult i64 %156, 4294967296
  br i1 %158, label %159, label %164

159:                                              ; preds = %155
  %160 = mul nuw i64 %156, %149
  %161 = shl nuw i64 %157, 32
  %162 = or disjoint i64 %161, %147
  %163 = icmp ugt i64 %160, %162
  br i1 %163, label %164, label %168

164:                                              ; preds = %159, %155
  %165 = add i64 %156, -1
  %166 = add nuw nsw i64 %157, %148
  %167 = icmp samesign ult i64 %166, 4294967296
  br i1 %167, label %155, label %168, !llvm.loop !6

168:                                              ; preds = %164, %159
  %169 = phi i64 [ %165, %164 ], [ %156, %159 ]
  %170 = shl i64 %145, 32
  %171 = or disjoint i64 %170, %147
  %172 = mul i64 %169, %146
  %173 = sub i64 %171, %172
  %174 = freeze i64 %173
  %175 = freeze i64 %148
  %176 = udiv i64 %174, %175
  %177 = mul i64 %176, %175
  %178 = sub i64 %174, %177
  %179 = and i64 %144, 4294967295
  br label %180

180:                                              ; preds = %189, %168
  %181 = phi i64 [ %176, %168 ], [ %190, %189 ]
  %182 = phi i64 [ %178, %168 ], [ %191, %189 ]
  %183 = icmp ult i64 %181, 4294967296
  br i1 %183, label %184, label %189

184:                                              ; preds = %180
  %185 = mul nuw i64 %181, %149
  %186 = shl nuw i64 %182, 32
  %187 = or disjoint i64 %186, %179
  %188 = icmp ugt i64 %185, %187
  br i1 %188, label %189, label %193

189:                                              ; preds = %184, %180
  %190 = add i64 %181, -1
  %191 = add nuw nsw i64 %182, %148
  %192 = icmp samesign ult i64 %191, 4294967296
  br i1 %192, label %180, label %193, !llvm.loop !6

193:                                              ; preds = %184, %189
  %194 = phi i64 [ %190, %189 ], [ %181, %184 ]
  %195 = shl i64 %173, 32
  %196 = or disjoint i64 %195, %179
  %197 = mul i64 %194, %146
  %198 = sub i64 %196, %197
  %199 = lshr i64 %198, %138
  %200 = shl i64 %169, 32
  %201 = or i64 %194, %200
  %202 = zext i64 %199 to i128
  store i128 %202, ptr %2, align 16, !tbaa !8
  %203 = zext i64 %121 to i128
  %204 = shl nuw i128 %203, 64
  %205 = zext i64 %201 to i128
  %206 = or disjoint i128 %204, %205
  br label %207

207:                                              ; preds = %126, %193, %72
  %208 = phi i128 [ %112, %72 ], [ %206, %193 ], [ %136, %126 ]
  ret i128 %208
}

; Function Attrs: nofree norecurse nosync nounwind memory(none)
define dso_local i128 @__umodti3(i128 noundef %0, i128 noundef %1) local_unnamed_addr #2 {
  %3 = alloca i128, align 16
  call void @llvm.lifetime.start.p0(ptr nonnull %3) #8
  %4 = call fastcc i128 @divide(i128 noundef %0, i128 noundef %1, ptr noundef %3) #9
  %5 = load i128, ptr %3, align 16, !tbaa !8
  call void @llvm.lifetime.end.p0(ptr nonnull %3) #8
  ret i128 %5
}

; Function Attrs: nofree norecurse nosync nounwind memory(none)
define dso_local i128 @__divti3(i128 noundef %0, i128 noundef %1) local_unnamed_addr #2 {
  %3 = alloca i128, align 16
  %4 = tail call noundef range(i128 0, -170141183460469231731687303715884105727) i128 @llvm.abs.i128(i128 %0, i1 false)
  %5 = tail call noundef range(i128 0, -170141183460469231731687303715884105727) i128 @llvm.abs.i128(i128 %1, i1 false)
  call void @llvm.lifetime.start.p0(ptr nonnull %3) #8
  %6 = call fastcc i128 @divide(i128 noundef %4, i128 noundef %5, ptr noundef %3) #9
  call void @llvm.lifetime.end.p0(ptr nonnull %3) #8
  %7 = lshr i128 %0, 127
  %8 = trunc nuw nsw i128 %7 to i32
  %9 = lshr i128 %1, 127
  %10 = trunc nuw nsw i128 %9 to i32
  %11 = icmp eq i32 %8, %10
  %12 = sub nsw i128 0, %6
  %13 = select i1 %11, i128 %6, i128 %12
  ret i128 %13
}

; Function Attrs: nofree norecurse nosync nounwind memory(none)
define dso_local i128 @__modti3(i128 noundef %0, i128 noundef %1) local_unnamed_addr #2 {
  %3 = alloca i128, align 16
  %4 = tail call noundef range(i128 0, -170141183460469231731687303715884105727) i128 @llvm.abs.i128(i128 %0, i1 false)
  %5 = tail call noundef range(i128 0, -170141183460469231731687303715884105727) i128 @llvm.abs.i128(i128 %1, i1 false)
  call void @llvm.lifetime.start.p0(ptr nonnull %3) #8
  %6 = call fastcc i128 @divide(i128 noundef %4, i128 noundef %5, ptr noundef %3) #9
  %7 = load i128, ptr %3, align 16, !tbaa !8
  call void @llvm.lifetime.end.p0(ptr nonnull %3) #8
  %8 = icmp slt i128 %0, 0
  %9 = sub nsw i128 0, %7
  %10 = select i1 %8, i128 %9, i128 %7
  ret i128 %10
}

; Function Attrs: nounwind
define dso_local noundef ptr @memcpy(ptr noundef returned %0, ptr noundef %1, i64 noundef %2) local_unnamed_addr #4 {
  %4 = icmp ugt i64 %2, 16
  br i1 %4, label %7, label %5

5:                                                ; preds = %3
  %6 = icmp samesign ugt i64 %2, 7
  br i1 %6, label %13, label %8

7:                                                ; preds = %3
  tail call void inttoptr (i64 1128493560 to ptr)(ptr noundef %0, ptr noundef %1, i64 noundef %2) #10
  br label %31

8:                                                ; preds = %13, %5
  %9 = phi i64 [ %2, %5 ], [ %18, %13 ]
  %10 = phi ptr [ %0, %5 ], [ %19, %13 ]
  %11 = phi ptr [ %1, %5 ], [ %20, %13 ]
  %12 = icmp eq i64 %9, 0
  br i1 %12, label %31, label %22

13:                                               ; preds = %5, %13
  %14 = phi ptr [ %20, %13 ], [ %1, %5 ]
  %15 = phi ptr [ %19, %13 ], [ %0, %5 ]
  %16 = phi i64 [ %18, %13 ], [ %2, %5 ]
  %17 = load i64, ptr %14, align 1, !tbaa !10
  store i64 %17, ptr %15, align 1, !tbaa !10
  %18 = add nsw i64 %16, -8
  %19 = getelementptr inbounds nuw i8, ptr %15, i64 8
  %20 = getelementptr inbounds nuw i8, ptr %14, i64 8
  %21 = icmp ugt i64 %18, 7
  br i1 %21, label %13, label %8, !llvm.loop !11

22:                                               ; preds = %8, %22
  %23 = phi ptr [ %26, %22 ], [ %11, %8 ]
  %24 = phi ptr [ %28, %22 ], [ %10, %8 ]
  %25 = phi i64 [ %29, %22 ], [ %9, %8 ]
  %26 = getelementptr inbounds nuw i8, ptr %23, i64 1
  %27 = load i8, ptr %23, align 1, !tbaa !10
  %28 = getelementptr inbounds nuw i8, ptr %24, i64 1
  store i8 %27, ptr %24, align 1, !tbaa !10
  %29 = add nsw i64 %25, -1
  %30 = icmp eq i64 %29, 0
  br i1 %30, label %31, label %22, !llvm.loop !12

31:                                               ; preds = %22, %8, %7
  ret ptr %0
}

; Function Attrs: nounwind
define dso_local noundef ptr @memmove(ptr noundef returned %0, ptr noundef %1, i64 noundef %2) local_unnamed_addr #4 {
  tail call void inttoptr (i64 1128493560 to ptr)(ptr noundef %0, ptr noundef %1, i64 noundef %2) #10
  ret ptr %0
}

; Function Attrs: nounwind
define dso_local noundef ptr @memset(ptr noundef returned %0, i32 noundef %1, i64 noundef %2) local_unnamed_addr #4 {
  %4 = icmp ugt i64 %2, 16
  br i1 %4, label %5, label %8

5:                                                ; preds = %3
  %6 = and i32 %1, 255
  %7 = zext nneg i32 %6 to i64
  tail call void inttoptr (i64 930151202 to ptr)(ptr noundef %0, i64 noundef %7, i64 noundef %2) #10
  br label %30

8:                                                ; preds = %3
  %9 = trunc i32 %1 to i8
  %10 = and i32 %1, 255
  %11 = zext nneg i32 %10 to i64
  %12 = mul nuw i64 %11, 72340172838076673
  %13 = icmp samesign ugt i64 %2, 7
  br i1 %13, label %18, label %14

14:                                               ; preds = %18, %8
  %15 = phi i64 [ %2, %8 ], [ %21, %18 ]
  %16 = phi ptr [ %0, %8 ], [ %22, %18 ]
  %17 = icmp eq i64 %15, 0
  br i1 %17, label %30, label %24

18:                                               ; preds = %8, %18
  %19 = phi ptr [ %22, %18 ], [ %0, %8 ]
  %20 = phi i64 [ %21, %18 ], [ %2, %8 ]
  store i64 %12, ptr %19, align 1, !tbaa !10
  %21 = add nsw i64 %20, -8
  %22 = getelementptr inbounds nuw i8, ptr %19, i64 8
  %23 = icmp ugt i64 %21, 7
  br i1 %23, label %18, label %14, !llvm.loop !13

24:                                               ; preds = %14, %24
  %25 = phi ptr [ %27, %24 ], [ %16, %14 ]
  %26 = phi i64 [ %28, %24 ], [ %15, %14 ]
  %27 = getelementptr inbounds nuw i8, ptr %25, i64 1
  store i8 %9, ptr %25, align 1, !tbaa !10
  %28 = add nsw i64 %26, -1
  %29 = icmp eq i64 %28, 0
  br i1 %29, label %30, label %24, !llvm.loop !14

30:                                               ; preds = %24, %14, %5
  ret ptr %0
}

; Function Attrs: nounwind
define dso_local i32 @memcmp(ptr noundef %0, ptr noundef %1, i64 noundef %2) local_unnamed_addr #4 {
  %4 = alloca i32, align 4
  %5 = icmp ugt i64 %2, 16
  br i1 %5, label %8, label %6

6:                                                ; preds = %3
  %7 = icmp eq i64 %2, 0
  br i1 %7, label %26, label %10

8:                                                ; preds = %3
  call void @llvm.lifetime.start.p0(ptr nonnull %4) #8
  call void inttoptr (i64 1608310321 to ptr)(ptr noundef %0, ptr noundef %1, i64 noundef %2, ptr noundef nonnull %4) #10
  %9 = load i32, ptr %4, align 4, !tbaa !2
  call void @llvm.lifetime.end.p0(ptr nonnull %4) #8
  br label %26

10:                                               ; preds = %6, %21
  %11 = phi ptr [ %24, %21 ], [ %1, %6 ]
  %12 = phi ptr [ %23, %21 ], [ %0, %6 ]
  %13 = phi i64 [ %22, %21 ], [ %2, %6 ]
  %14 = load i8, ptr %12, align 1, !tbaa !10
  %15 = load i8, ptr %11, align 1, !tbaa !10
  %16 = icmp eq i8 %14, %15
  br i1 %16, label %21, label %17

17:                                               ; preds = %10
  %18 = zext i8 %15 to i32
  %19 = zext i8 %14 to i32
  %20 = sub nsw i32 %19, %18
  br label %26

21:                                               ; preds = %10
  %22 = add nsw i64 %13, -1
  %23 = getelementptr inbounds nuw i8, ptr %12, i64 1
  %24 = getelementptr inbounds nuw i8, ptr %11, i64 1
  %25 = icmp eq i64 %22, 0
  br i1 %25, label %26, label %10, !llvm.loop !15

26:                                               ; preds = %21, %6, %17, %8
  %27 = phi i32 [ %9, %8 ], [ %20, %17 ], [ 0, %6 ], [ 0, %21 ]
  ret i32 %27
}

; Function Attrs: nounwind
define dso_local i32 @bcmp(ptr noundef %0, ptr noundef %1, i64 noundef %2) local_unnamed_addr #4 {
  %4 = alloca i32, align 4
  %5 = icmp ugt i64 %2, 32
  br i1 %5, label %8, label %6

6:                                                ; preds = %3
  %7 = icmp samesign ugt i64 %2, 7
  br i1 %7, label %15, label %10

8:                                                ; preds = %3
  call void @llvm.lifetime.start.p0(ptr nonnull %4) #8
  call void inttoptr (i64 1608310321 to ptr)(ptr noundef %0, ptr noundef %1, i64 noundef %2, ptr noundef nonnull %4) #10
  %9 = load i32, ptr %4, align 4, !tbaa !2
  call void @llvm.lifetime.end.p0(ptr nonnull %4) #8
  br label %39

10:                                               ; preds = %22, %6
  %11 = phi i64 [ %2, %6 ], [ %23, %22 ]
  %12 = phi ptr [ %0, %6 ], [ %24, %22 ]
  %13 = phi ptr [ %1, %6 ], [ %25, %22 ]
  %14 = icmp eq i64 %11, 0
  br i1 %14, label %39, label %27

15:                                               ; preds = %6, %22
  %16 = phi ptr [ %25, %22 ], [ %1, %6 ]
  %17 = phi ptr [ %24, %22 ], [ %0, %6 ]
  %18 = phi i64 [ %23, %22 ], [ %2, %6 ]
  %19 = load i64, ptr %17, align 1, !tbaa !10
  %20 = load i64, ptr %16, align 1, !tbaa !10
  %21 = icmp eq i64 %19, %20
  br i1 %21, label %22, label %39

22:                                               ; preds = %15
  %23 = add nsw i64 %18, -8
  %24 = getelementptr inbounds nuw i8, ptr %17, i64 8
  %25 = getelementptr inbounds nuw i8, ptr %16, i64 8
  %26 = icmp ugt i64 %23, 7
  br i1 %26, label %15, label %10, !llvm.loop !16

27:                                               ; preds = %10, %34
  %28 = phi ptr [ %35, %34 ], [ %13, %10 ]
  %29 = phi ptr [ %36, %34 ], [ %12, %10 ]
  %30 = phi i64 [ %37, %34 ], [ %11, %10 ]
  %31 = load i8, ptr %29, align 1, !tbaa !10
  %32 = load i8, ptr %28, align 1, !tbaa !10
  %33 = icmp eq i8 %31, %32
  br i1 %33, label %34, label %39

34:                                               ; preds = %27
  %35 = getelementptr inbounds nuw i8, ptr %28, i64 1
  %36 = getelementptr inbounds nuw i8, ptr %29, i64 1
  %37 = add nsw i64 %30, -1
  %38 = icmp eq i64 %37, 0
  br i1 %38, label %39, label %27, !llvm.loop !17

39:                                               ; preds = %15, %27, %34, %10, %8
  %40 = phi i32 [ %9, %8 ], [ 0, %10 ], [ 0, %34 ], [ 1, %27 ], [ 1, %15 ]
  ret i32 %40
}

; Function Attrs: mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.ctlz.i64(i64, i1 immarg) #5

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.fshl.i64(i64, i64, i64) #6

; Function Attrs: nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none)
declare i64 @llvm.usub.sat.i64(i64, i64) #6

; Function Attrs: nocallback nofree nosync nounwind speculatable willreturn memory(none)
declare i128 @llvm.abs.i128(i128, i1 immarg) #7

attributes #0 = { mustprogress nofree norecurse nosync nounwind willreturn memory(none) "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" }
attributes #1 = { mustprogress nocallback nofree nosync nounwind willreturn memory(argmem: readwrite) }
attributes #2 = { nofree norecurse nosync nounwind memory(none) "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" }
attributes #3 = { nofree norecurse nosync nounwind memory(argmem: write) "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" }
attributes #4 = { nounwind "frame-pointer"="all" "no-builtins" "no-trapping-math"="true" "stack-protector-buffer-size"="8" }
attributes #5 = { mustprogress nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #6 = { nocallback nocreateundeforpoison nofree nosync nounwind speculatable willreturn memory(none) }
attributes #7 = { nocallback nofree nosync nounwind speculatable willreturn memory(none) }
attributes #8 = { nounwind }
attributes #9 = { nobuiltin "no-builtins" }
attributes #10 = { nobuiltin nounwind "no-builtins" }

!llvm.module.flags = !{!0, !1}
!llvm.errno.tbaa = !{!2}

!0 = !{i32 1, !"wchar_size", i32 4}
!1 = !{i32 7, !"frame-pointer", i32 2}
!2 = !{!3, !3, i64 0}
!3 = !{!"int", !4, i64 0}
!4 = !{!"omnipotent char", !5, i64 0}
!5 = !{!"Simple C/C++ TBAA"}
!6 = distinct !{!6, !7}
!7 = !{!"llvm.loop.mustprogress"}
!8 = !{!9, !9, i64 0}
!9 = !{!"__int128", !4, i64 0}
!10 = !{!4, !4, i64 0}
!11 = distinct !{!11, !7}
!12 = distinct !{!12, !7}
!13 = distinct !{!13, !7}
!14 = distinct !{!14, !7}
!15 = distinct !{!15, !7}
!16 = distinct !{!16, !7}
!17 = distinct !{!17, !7}
