-- Books with Korean titles by author :author, numbered from :first to :last. What one has follows from its number.
insert into books (title, author, isbn, genres, topics, mbti_ei, mbti_sn, mbti_tf, mbti_jp, age_from, age_to, revision, changed_at)
select (array['작은','파란','용감한','느린','수상한','마지막','노란','이상한','우리','할머니의','숲속','바다','달빛','비밀','겨울'])[1 + (h >> 1) % 15] || ' '
           || (array['고양이','강아지','도서관','우체부','거북이','기차','요리사','학교','나무','별','호랑이','공룡','토끼','Robot','섬','방'])[1 + (h >> 6) % 16]
           || (array['의',' 그리고','네',' 속','에게','만의'])[1 + (h >> 11) % 6] || ' '
           || (array['여행','노래','하루','친구','집','약속','모험','선물','편지','꿈','수수께끼','보물','밤','이야기'])[1 + (h >> 15) % 14] || ' '
           || n || case when n % 500 = 0 then ' 100%_\' else '' end,
       (array['김','이','박','최','정','강','조','윤','장','임'])[1 + least(9, (h >> 3) % 17)]
           || (array['하늘','바다','솔','가람','나래','다솜','마루','보라','아름','한결','도담','새봄'])[1 + (h >> 20) % 12] || :author,
       case when n % 10 < 8 then (9788900000000 + n)::text end,
       array[(array['그림책','동화','판타지','과학','역사','동시','추리','모험','생활','옛이야기','만화','인물'])[1 + (h >> 4) % 12]],
       array[(array['우정','가족','용기','바다','동물','학교','성장','자연','우주','음식','계절','꿈'])[1 + (h >> 8) % 12],
             (array['형제','이별','환경','여행','책','비밀','마을','전쟁'])[1 + (h >> 13) % 8]],
       0.5, 0.5, -0.5, 0, (h >> 17) % 10, (h >> 17) % 10 + 3 + (h >> 9) % 4, 1, now()
from (select n, abs(hashint4(n)) as h from generate_series(:first, :last) as n) as numbered;
